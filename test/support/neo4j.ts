import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import neo4j, { type Driver } from 'neo4j-driver';

/** Class path of the jars of test/neo4j/pom.xml, written by test/setup.sh. */
const classPathFile = join(import.meta.dirname, '../../.cache/neo4j/classpath.txt');

/** Whether a real Neo4j can be started here. */
export const NEO4J_PRESENT = existsSync(classPathFile);

/** A real Neo4j 5 Community on this machine, empty and thrown away afterwards. */
export interface Neo4jServer {
  /** `bolt://127.0.0.1:…`. */
  uri: string;
  user: 'neo4j';
  password: string;
  driver: Driver;
  /** Rows of a query as plain objects, integers as numbers. */
  rows(cypher: string, parameters?: Record<string, unknown>): Promise<Record<string, unknown>[]>;
  /** Runs a script file with cypher-shell, as a user would. */
  shell(file: string): Promise<void>;
  /** Class path with `org.neo4j.shell.Main`, which is cypher-shell. */
  classPath: string;
  /** Removes all nodes, constraints and indexes: Community has one database only. */
  clear(): Promise<void>;
  /** Ends the server as a power cut would. */
  kill(): Promise<void>;
  /** Starts it again after `kill`, on the same data and port. */
  revive(): Promise<void>;
  stop(): Promise<void>;
}

const classPath = (): string => readFileSync(classPathFile, 'utf8').trim();

async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve((address as { port: number }).port));
    });
  });
}

const settings = (port: number): Record<string, string> => ({
  'server.default_listen_address': '127.0.0.1',
  'server.bolt.listen_address': `127.0.0.1:${port}`,
  'server.bolt.advertised_address': `127.0.0.1:${port}`,
  'server.http.enabled': 'false',
  'server.https.enabled': 'false',
  // Without it LOAD CSV reads any file of the machine.
  'server.directories.import': 'import',
  'server.memory.pagecache.size': '128m',
  'db.tx_log.preallocate': 'false',
  'dbms.usage_report.enabled': 'false',
  'server.config.strict_validation.enabled': 'true',
});

const JAVA_OPTIONS = [
  '-Xmx1g',
  '-XX:+UseSerialGC',
  // Starts sooner; a bench wants the whole compiler.
  ...(process.env.PAPERGRAPH_NEO4J_FULL_JIT ? [] : ['-XX:TieredStopAtLevel=1']),
  '-XX:+ExitOnOutOfMemoryError',
  '-Dlog4j2.disable.jmx=true',
  ...['java.nio', 'java.io', 'sun.nio.ch', 'java.util.concurrent'].map((p) => `--add-opens=java.base/${p}=ALL-UNNAMED`),
];

/**
 * Starts a server of its own on a free loopback port: 10 to 30 seconds. Ends with this process at the latest.
 * @param more further settings of neo4j.conf; the server refuses names that it does not know
 * @param tables folder of `export --format neo4j-csv`, loaded by its script before the first start
 */
export async function startNeo4j(
  more: Readonly<Record<string, string>> = {},
  { tables }: { tables?: string } = {},
): Promise<Neo4jServer> {
  const home = mkdtempSync(join(tmpdir(), 'papergraph-neo4j-'));
  for (const folder of ['conf', 'data', 'logs', 'plugins', 'import']) mkdirSync(join(home, folder));
  const port = await freePort();
  const lines = Object.entries({ ...settings(port), ...more }).map(([name, value]) => `${name}=${value}\n`);
  writeFileSync(join(home, 'conf/neo4j.conf'), lines.join(''));
  if (tables !== undefined) await load(tables, home);
  let server = spawnServer(home);
  const killNow = () => server.kill('SIGKILL');
  process.once('exit', killNow);
  const kill = () => killed(server);
  const revive = async () => {
    server = spawnServer(home);
    await started(server);
  };
  const stop = async () => {
    process.off('exit', killNow);
    await kill();
    rmSync(home, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    await started(server);
    return { ...(await opened(`bolt://127.0.0.1:${port}`, stop)), kill, revive };
  } catch (error) {
    await stop();
    throw error;
  }
}

const spawnServer = (home: string): ChildProcess =>
  spawn(
    'java',
    [
      ...JAVA_OPTIONS,
      '-cp',
      classPath(),
      'org.neo4j.server.CommunityEntryPoint',
      `--home-dir=${home}`,
      `--config-dir=${join(home, 'conf')}`,
      '--console-mode',
    ],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );

/** Runs import.sh of a folder, with a neo4j-admin made of the jars. */
async function load(tables: string, home: string): Promise<void> {
  const admin = join(home, 'neo4j-admin');
  const java = ['java', ...JAVA_OPTIONS, '-cp', classPath(), 'org.neo4j.cli.AdminTool'].map((word) => `'${word}'`);
  writeFileSync(admin, `#!/bin/sh\nexec ${java.join(' ')} "$@"\n`, { mode: 0o755 });
  await promisify(execFile)('sh', [join(tables, 'import.sh')], {
    env: { ...process.env, NEO4J_ADMIN: admin, NEO4J_HOME: home, NEO4J_CONF: join(home, 'conf') },
  });
}

/** Waits for the line that ends in `Started.`; a throw-away server is not stopped in an orderly way (that takes 12 s). */
async function started(server: ChildProcess): Promise<void> {
  let printed = '';
  await new Promise<void>((resolve, reject) => {
    const read = (chunk: Buffer) => {
      printed += chunk;
      if (/Started\.\s*$/m.test(printed)) resolve();
    };
    server.stdout!.on('data', read);
    server.stderr!.on('data', read);
    server.once('error', reject);
    server.once('exit', (code) => reject(new Error(`Neo4j ended with ${code} before it was ready:\n${printed}`)));
    setTimeout(() => reject(new Error(`Neo4j is not ready after 150 s:\n${printed}`)), 150_000).unref();
  });
}

async function killed(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  await new Promise<void>((resolve) => {
    server.once('exit', () => resolve());
    server.kill('SIGKILL');
  });
}

async function opened(uri: string, stopServer: () => Promise<void>): Promise<Omit<Neo4jServer, 'kill' | 'revive'>> {
  // What a shell or a URL would trip over.
  const password = 'papergraph "test" $1';
  const first = neo4j.driver(uri, neo4j.auth.basic('neo4j', 'neo4j'));
  await first.executeQuery(
    'ALTER CURRENT USER SET PASSWORD FROM $from TO $to',
    { from: 'neo4j', to: password },
    { database: 'system' },
  );
  await first.close();
  const driver = neo4j.driver(uri, neo4j.auth.basic('neo4j', password), { disableLosslessIntegers: true });
  const rows = async (cypher: string, parameters: Record<string, unknown> = {}) => {
    const { records } = await driver.executeQuery(cypher, parameters);
    return records.map((record) => record.toObject());
  };
  const clear = async () => {
    await rows('MATCH (n) DETACH DELETE n');
    for (const { name } of await rows('SHOW CONSTRAINTS YIELD name')) await rows(`DROP CONSTRAINT \`${name}\``);
    const indexes = await rows("SHOW INDEXES YIELD name, type WHERE type <> 'LOOKUP' RETURN name");
    for (const { name } of indexes) await rows(`DROP INDEX \`${name}\``);
  };
  const stop = async () => {
    await driver.close();
    await stopServer();
  };
  const shell = async (file: string) => {
    const login = ['-a', uri, '-u', 'neo4j', '-p', password, '--non-interactive', '-f', file];
    await promisify(execFile)('java', [
      '-XX:TieredStopAtLevel=1',
      '-cp',
      classPath(),
      'org.neo4j.shell.Main',
      ...login,
    ]);
  };
  return { uri, user: 'neo4j', password, driver, rows, shell, classPath: classPath(), clear, stop };
}
