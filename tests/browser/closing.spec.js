// A week closes: from a member's Sunday evening to the lead's Monday and HR's file. Told on SQLite and
// on PostgreSQL, scripts off, in a demo of its own whose clock moves.
import { execFile } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from './house.js';
import { trySignIn } from './people.js';
import { out, start } from './server.js';

test.use({ viewport: { width: 390, height: 844 } });
test.skip(({ javaScriptEnabled }) => javaScriptEnabled !== false, 'there is no script in it');

/** Sunday of week 47, 18:00 in Tokyo; then Monday, a minute after noon there. */
const sunday = new Date('2026-11-22T09:00:00Z');
const monday = new Date('2026-11-23T03:01:00Z');
/** The demo then begins in week 3, and minami drifts apart from its week 20 on. */
const plant = 23;

for (const engine of ['SQLite', 'PostgreSQL']) {
  test(`a week closes on ${engine}`, async ({ browser }) => {
    test.setTimeout(150_000);
    const dir = path.join(out, `closing-${engine}`);
    const database = engine === 'PostgreSQL' ? await freshDatabase() : undefined;
    let house = await start(dir, { at: sunday, database });
    const logins = house.logins;
    try {
      await aMemberAnswers(browser, house, logins.member);
      await house.stop();
      house = await start(dir, { at: monday, database });
      await theLeadFindsTheDrift(browser, house, logins.lead);
      await othersFindNothing(browser, house, logins.lead.password);
      await hrTakesTheFile(browser, house, logins.hr);
    } finally {
      await house.stop();
    }
    await house.verify();
  });
}

async function aMemberAnswers(browser, house, login) {
  const page = await enter(browser, house, login);
  await page.goto('/');
  await page.locator('label', { has: page.locator('[name="connection"][value="4"]') }).click();
  await page.locator('.check-in .button').click();
  await expect(page.getByRole('status')).toBeVisible();
  await page.locator('form[action="/do/log-chat"] .log__line button').click();
  await expect(page.getByRole('status')).toBeVisible();
  const home = page.locator('form[action="/do/log-home-to-work"]');
  await home.locator('summary').click();
  await home.getByLabel('school run', { exact: true }).check();
  await home.locator('.log__more button').click();
  await expect(page.getByRole('status')).toBeVisible();
  await expect(page.locator('aside .entry')).toHaveCount(2);

  await openTeam(page, 'kita');
  await page.goto(page.url().replace('W46', 'W47'));
  await expect(page.locator('h1')).toHaveText('Not closed yet: week 47');
  await page.context().close();
}

async function theLeadFindsTheDrift(browser, house, login) {
  const page = await enter(browser, house, login);
  // The closing comes by itself, with the start.
  await expect(async () => {
    await page.goto('/teams');
    await expect(page.locator('.sheet', { hasText: 'minami' })).toContainText('Open week 47');
  }).toPass({ timeout: 20_000 });
  await openTeam(page, 'minami');
  await expect(page.locator('.kicker')).toContainText('closed Mon 23 Nov');
  await expect(page.locator('h1')).toHaveText('The team feels less connected, whoever is left out');
  const firsts = {};
  for (;;) {
    const week = Number(page.url().match(/-W([0-9]+)$/)[1]);
    const band = await page.locator('#isolation .band').innerText();
    firsts[band] = week; // walking back, the last one written is the first
    if (band === 'Act') await expect(page.locator('#isolation h2')).toContainText(`since about week ${plant + 5}`);
    const before = page.locator('a[rel="prev"]');
    if ((await before.count()) === 0) break;
    await before.click();
  }
  expect(firsts.Watch).toBe(plant + 5);
  expect(firsts.Act).toBe(plant + 7);
  expect(firsts.Act).toBeLessThan(plant + 12);
  await page.context().close();
}

async function othersFindNothing(browser, house, password) {
  const hoshi = await enter(browser, house, { email: 'lead-hoshi@demo.irori.example', password });
  await openTeam(hoshi, 'hoshi');
  await hoshi.locator('#isolation .folded > summary').click();
  await hoshi.locator('#isolation .numbers > summary').click();
  for (const step of await hoshi.locator('#isolation tbody td:first-of-type').allInnerTexts()) expect(step).toBe('0 of 3');
  await hoshi.context().close();

  const yama = await enter(browser, house, { email: 'lead-yama@demo.irori.example', password });
  await openTeam(yama, 'yama');
  await expect(yama.locator('h1')).toHaveText('The weeks of yama are not published');
  await expect(yama.locator('svg.chart')).toHaveCount(0);
  await yama.context().close();
}

async function hrTakesTheFile(browser, house, login) {
  const page = await enter(browser, house, login);
  await page.goto('/reports');
  await expect(page.locator('h1')).toContainText('quarter 3 of 2026');
  for (const [name, format, begins] of [
    ['PDF', 'pdf', '%PDF-'],
    ['XLSX (spreadsheet)', 'xlsx', 'PK'],
    ['CSV', 'csv', 'period,'],
    ['JSON', 'json', '{"hash":"'],
  ]) {
    const press = page.getByRole('link', { name, exact: true }).click();
    const [download] = await Promise.all([page.waitForEvent('download'), press]);
    expect(download.suggestedFilename()).toBe(`irori-2026-Q3.${format}`);
    const file = fs.readFileSync(await download.path(), 'latin1');
    expect(file.slice(0, begins.length)).toBe(begins);
  }
  await page.context().close();
}

/** A browser of somebody's own, signed in. */
async function enter(browser, house, login) {
  const context = await browser.newContext({ baseURL: house.url, locale: 'en-GB', javaScriptEnabled: false });
  const page = await context.newPage();
  if (!(await trySignIn(page, login))) throw new Error(`sign-in as ${login.email} was refused`);
  if ((await page.locator('html').getAttribute('lang')) !== 'en') throw new Error(`${login.email} does not speak English`);
  return page;
}

async function openTeam(page, team) {
  await page.goto('/teams');
  await page.locator('.sheet', { hasText: team }).getByRole('link').first().click();
}

/** A database of its own in the PostgreSQL that the tests were given. */
async function freshDatabase() {
  const server = process.env.TEST_POSTGRES_URL;
  if (!server && process.env.CI) throw new Error('TEST_POSTGRES_URL is not set, and with CI nothing may be left out');
  test.skip(!server, 'there is no PostgreSQL');
  const name = `irori_closing_${process.pid}_${Math.floor(performance.now())}`;
  await promisify(execFile)('psql', [server, '-qc', `CREATE DATABASE ${name} TEMPLATE template0`]);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.toString();
}
