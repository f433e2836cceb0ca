// What every test imports: `test` with a house of its own, `expect`, and what is checked on any page.
//
// Each worker has its own Irori on its own copy of the demo, so no test sees another worker's
// entries or settings; the tests of one worker run one after the other and share its house.
// After every test `irori verify` looks the database over.
import fs from 'node:fs';
import path from 'node:path';
import { createRequire } from 'node:module';
import { test as base, expect } from '@playwright/test';
import { forms } from './paths.js';
import { send, speak as speakOnce, trySignIn } from './people.js';
import { out, seed, start } from './server.js';

export { expect };

export const test = base.extend({
  house: [
    async ({}, use, worker) => {
      const dir = path.join(out, `house-${worker.workerIndex}`);
      fs.cpSync(seed, dir, { recursive: true });
      const house = await start(dir);
      house.logins = JSON.parse(fs.readFileSync(`${seed}.json`, 'utf8'));
      // Whose connection fell in the demo (SIGNALS §10.3).
      const { password } = house.logins.member;
      house.logins.fallen = { email: 'hoshi4@demo.irori.example', password };
      house.sessions = {};
      house.languages = {};
      await use(house);
      await house.stop();
      await house.verify();
    },
    { scope: 'worker', timeout: 90_000 },
  ],
  baseURL: async ({ house }, use) => use(house.url),
  inOrder: [
    async ({ house }, use) => {
      await use();
      await house.verify();
    },
    { auto: true },
  ],
});

/** Signs in through the form as `member`, `fallen`, `lead`, `hr` or `admin`: a session of the test's own. */
export async function signIn(page, house, role) {
  if (!(await trySignIn(page, house.logins[role]))) throw new Error(`sign-in as ${role} was refused`);
}

/** Makes `page` the role's: with the session of an earlier test if it still holds, else by signing in. */
export async function as(page, house, role) {
  if (house.sessions[role]) {
    await page.context().addCookies(house.sessions[role]);
    await page.goto('/');
    if (new URL(page.url()).pathname !== forms.signIn) return;
  }
  await signIn(page, house, role);
  house.sessions[role] = await page.context().cookies();
}

/** Sets the role's language, unless an earlier test of this worker did. */
export async function speak(page, house, role, language) {
  if (house.languages[role] === language) return;
  await speakOnce(page, language);
  house.languages[role] = language;
}

/** The link that an admin is shown after inviting `email`, in a browser of their own. */
export async function joinLink(browser, house, email) {
  const context = await browser.newContext({ baseURL: house.url, locale: 'en-GB' });
  const page = await context.newPage();
  await as(page, house, 'admin');
  await page.goto('/admin/people');
  await page.locator('form[action="/do/org/invite"] [name="email"]').fill(email);
  await send(page, page.locator('form[action="/do/org/invite"]'));
  const link = await page.locator('.secret').innerText();
  await context.close();
  return link;
}

/** Runs `visit(house, setUpLink)` with an Irori that nobody has set up yet, and looks it over. */
export async function freshHouse(visit) {
  const dir = path.join(out, `fresh-${test.info().testId}`);
  const house = await start(dir, { command: 'serve' });
  try {
    const [link] = house.said().match(/http\S+\/set-up\/\S+/) ?? [];
    if (!link) throw new Error(`irori serve printed no set-up link. It said:\n${house.said()}`);
    await visit(house, link);
  } finally {
    await house.stop();
  }
  await house.verify();
}

/** Fills and sends the form of a new account, with the `more` fields that it has. */
export async function newAccount(page, more = {}) {
  const password = 'a kettle over the fire';
  const fields = { name: 'Kaya Sato', password, 'password-again': password, ...more };
  for (const [name, value] of Object.entries(fields)) await page.locator(`main [name="${name}"]`).fill(value);
  await page.locator('main [name="zone"]').selectOption('Asia/Tokyo');
  await send(page, page.locator('main form'));
}

const axe = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/**
 * axe-core, all its rules, finds nothing on the page as it looks now. axe is a script itself: where
 * scripts are off it can be called, but no timer ever fires, so its "soon" becomes a microtask.
 */
export async function expectAccessible(page, where) {
  const scriptsOff = test.info().project.use.javaScriptEnabled === false;
  if (!(await page.evaluate('"axe" in globalThis'))) await page.evaluate(`${axe}; undefined`);
  const violations = await page.evaluate(async (scriptsOff) => {
    if (scriptsOff) globalThis.setTimeout = (call, after, ...given) => void (after > 0 || Promise.resolve().then(() => call(...given)));
    const { violations } = await globalThis.axe.run(document, { resultTypes: ['violations'] });
    return violations.flatMap(({ id, help, nodes }) =>
      nodes.map((node) => `${id}: ${help}\n    ${node.target.join(' ')}\n    ${node.failureSummary}`),
    );
  }, scriptsOff);
  expect.soft(violations, `axe finds nothing on ${where}`).toEqual([]);
}

/** Nothing on the page makes it scroll sideways. */
export async function expectNoSidewaysScroll(page, where) {
  const wide = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    const past = [...document.body.querySelectorAll('*')].filter((element) => {
      const { right, width } = element.getBoundingClientRect();
      return width > 0 && right > clientWidth + 0.5;
    });
    const name = (e) => e.tagName.toLowerCase() + [...e.classList].map((c) => `.${c}`).join('');
    return [`${scrollWidth} px wide in ${clientWidth}`, ...past.slice(0, 8).map(name)];
  });
  expect.soft(wide, `no sideways scrolling on ${where}`).toEqual([]);
}
