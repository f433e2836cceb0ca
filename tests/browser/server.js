// Starting, stopping and verifying one Irori. Knows processes and files, not the browser.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const here = path.dirname(fileURLToPath(import.meta.url));
const binary = path.resolve(here, process.env.IRORI_BIN ?? '../../target/debug/irori');

/** Where the run keeps its databases and logs. */
export const out = path.join(here, 'out');
/** The demo as seed.js left it; every worker starts from a copy. */
export const seed = path.join(out, 'seed');

/** When the demo's clock starts: a Monday, 10:00 in Tokyo, so that the week before is still open there. */
export const now = new Date('2026-11-23T01:00:00Z');

/**
 * Starts Irori on `dir` (made if missing) at a free port and waits until it is ready: the demo, or
 * with `command` "serve" a house of its own. `logins` is what the demo printed:
 * { member: { email, password }, lead: …, hr: …, admin: … }. The demo begins `at` that moment, in
 * the `database` at that address or else in a file of its own.
 */
export async function start(dir, { command = 'demo', at = now, database } = {}) {
  if (!fs.existsSync(binary)) {
    throw new Error(`${binary} is missing: cargo build --bin irori, or name another in IRORI_BIN`);
  }
  fs.mkdirSync(dir, { recursive: true });
  const log = `${dir}.log`;
  const file = fs.openSync(log, 'w');
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const child = spawn(binary, command === 'demo' ? [command, '--at', at.toISOString()] : [command], {
    env: environment(dir, port, database),
    stdio: ['ignore', file, file],
  });
  fs.closeSync(file);
  process.once('exit', () => child.kill('SIGKILL')); // whatever happens, it does not outlive us
  const left = new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => resolve(code ?? signal));
  });
  let exit;
  left.then((how) => (exit = how), (error) => (exit = error));

  const said = () => fs.readFileSync(log, 'utf8');
  const patience = Date.now() + 60_000;
  // Whoever answers while ours has left is somebody else.
  while (exit !== undefined || !(await isReady(url))) {
    if (exit === undefined && Date.now() < patience) {
      await sleep(50);
      continue;
    }
    child.kill('SIGKILL');
    const why = exit === undefined ? 'was not ready after 60 s' : `left with ${exit}`;
    throw new Error(`irori ${command} ${why}. It said:\n${said().slice(-4000)}`);
  }
  return {
    url,
    logins: loginsIn(said()),
    said,
    verify: () => verify(dir, port, database),
    /** Asks it to stop, as a service manager would. It has ten seconds, and must leave with 0. */
    async stop() {
      child.kill('SIGTERM');
      const how = await Promise.race([left, sleep(10_000, 'late', { ref: false })]);
      if (how === 'late') child.kill('SIGKILL');
      if (how !== 0) {
        const what = how === 'late' ? 'did not stop within 10 s' : `left with ${how} when asked to stop`;
        throw new Error(`irori ${command} ${what}. It said:\n${said().slice(-4000)}`);
      }
    },
  };
}

/** Runs `irori verify` on `dir`; throws with what it printed unless it finds everything in order. */
async function verify(dir, port, database) {
  const child = spawn(binary, ['verify'], {
    env: environment(dir, port, database),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (said += text));
  const how = await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => resolve(code ?? signal));
  });
  if (how !== 0) throw new Error(`irori verify left with ${how}. It said:\n${said.slice(-4000)}`);
}

/** Our own environment without any setting of Irori's, and those that make this one private. */
function environment(dir, port, database) {
  const env = Object.entries(process.env).filter(([name]) => !/^(IRORI_|DATABASE_URL$)/.test(name));
  const own = { IRORI_DATA: dir, IRORI_LISTEN: `127.0.0.1:${port}` };
  if (database) own.DATABASE_URL = database;
  return { ...Object.fromEntries(env), ...own };
}

async function isReady(url) {
  try {
    const answer = await fetch(`${url}/readyz`, { signal: AbortSignal.timeout(2_000) });
    await answer.arrayBuffer();
    return answer.status === 200;
  } catch {
    return false;
  }
}

/** Lines such as `member   member@demo.irori.example   <password, which has spaces>`. */
function loginsIn(text) {
  const logins = {};
  const plain = text.replace(/\x1b\[[0-9;]*m/g, '');
  for (const [, role, email, password] of plain.matchAll(/^\W*(member|lead|hr|admin)\s+(\S+@\S+)[ \t]+(\S.*?)\s*$/gim)) {
    logins[role.toLowerCase()] = { email, password };
  }
  return logins;
}

/** Ports below those that the system gives to connections: a port of ours would else be taken between
 * looking and listening, as by a browser. Each process of the run has 50 of its own. */
const firstPort = 10_000 + (process.pid % 440) * 50;
let nextPort = 0;

async function freePort() {
  for (let tries = 0; tries < 50; tries += 1) {
    const port = firstPort + (nextPort++ % 50);
    if (await isFree(port)) return port;
  }
  throw new Error(`no port from ${firstPort} on is free`);
}

function isFree(port) {
  return new Promise((resolve) => {
    const probe = net.createServer().once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });
}
