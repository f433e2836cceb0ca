// Before the first test: makes the demo organisation once. Every worker copies it (house.js).
import fs from 'node:fs';
import { out, seed, start } from './server.js';

export default async function () {
  fs.rmSync(out, { recursive: true, force: true });
  const house = await start(seed);
  await house.stop();
  await house.verify();
  for (const role of ['member', 'lead', 'hr', 'admin']) {
    if (!house.logins[role]) {
      throw new Error(`irori demo printed no login for ${role}. It said:\n${house.said()}`);
    }
  }
  fs.writeFileSync(`${seed}.json`, JSON.stringify(house.logins));
}
