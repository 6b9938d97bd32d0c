#!/usr/bin/env bash
# Fetches what some tests need beside the npm packages, into .cache/ (not in git) and Maven's and pip's own folders:
#   - a real Neo4j 5 Community and cypher-shell (about 130 MB of jars), for the push and the Cypher script
#   - Gephi's own file readers (83 MB), networkx and igraph, for the graph files; DuckDB and pandas, for the map folder
#   - PySpark (450 MB), for the recipe of docs/scale.md
# Needs Java 17 or newer, Maven and Python 3 with venv. Run it again at will: what is there stays.
# Without it those tests are skipped, each group with a line that says so.
set -euo pipefail
cd "$(dirname "$0")/.."
mkdir -p .cache

# Registries fail now and then.
retry() {
  for attempt in 1 2 3 4; do
    "$@" && return 0
    echo "test/setup.sh: attempt $attempt failed: $*" >&2
    sleep $((attempt * 5))
  done
  return 1
}

# Writes the class path of a pom to .cache/NAME/classpath.txt, unless all its jars are there.
class_path() {
  local pom=$1 file=.cache/$2/classpath.txt
  # A pom newer than the file means other jars.
  if [[ -s $file && ! $pom -nt $file ]] && tr ':' '\n' <"$file" | while read -r jar; do [[ -e $jar ]] || exit 1; done; then return 0; fi
  mkdir -p ".cache/$2"
  retry mvn -B -q -f "$pom" org.apache.maven.plugins:maven-dependency-plugin:3.6.1:build-classpath \
    -Dmdep.outputFile="$PWD/$file"
  touch "$file"
}

class_path test/neo4j/pom.xml neo4j
class_path test/readers/gephi/pom.xml gephi

# Makes .cache/NAME a Python environment with what test/NAME/requirements.txt lists, unless it is.
# The last argument says how packages may come (all that we use but PySpark are there without building).
python_packages() {
  local name=$1 wanted=test/$1/requirements.txt
  if cmp -s "$wanted" ".cache/$name/installed.txt"; then return 0; fi
  rm -rf ".cache/$name"
  python3 -m venv ".cache/$name"
  retry ".cache/$name/bin/python" -m pip install --quiet --disable-pip-version-check --no-deps "${@:2}" -r "$wanted"
  cp "$wanted" ".cache/$name/installed.txt"
}

python_packages readers --only-binary :all:
python_packages spark
