"""Extracts papers with PySpark: `papergraph extract --raw` is a filter from lines to lines, so that any runner shards it.

    papergraph read papers/ > papers.jsonl
    python spark_extract.py papers.jsonl raw/ [SHARDS]
    papergraph build --extracted "raw/part-*" --out map

The map is that of `papergraph build papers.jsonl --out map`, byte for byte. PAPERGRAPH names the program where it is not on the PATH; SPARK_MASTER the
cluster (default: local[2], two threads of this machine).
"""

import os
import sys

from pyspark.sql import SparkSession


def main(papers: str, out: str, shards: int) -> None:
    program = os.environ.get("PAPERGRAPH", "papergraph")
    master = os.environ.get("SPARK_MASTER", "local[2]")
    spark = SparkSession.builder.master(master).appName("papergraph extract").getOrCreate()
    try:
        lines = spark.sparkContext.textFile(papers)
        # A shard that fails fails the job: no paper is lost without a word. One thread a shard: Spark runs the shards side by side.
        raw = lines.repartition(shards).pipe(f"{program} extract --raw --jobs 1 --quiet -", checkCode=True)
        raw.saveAsTextFile(out)
    finally:
        spark.stop()


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit("usage: spark_extract.py PAPERS.jsonl OUT [SHARDS]")
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]) if len(sys.argv) > 3 else 8)
