// The weekly review, from a lead's Monday to the next one: told in both languages, scripts off, at 390 px
// and for its forms by keyboard alone, in a demo of its own whose clock moves.
import fs from 'node:fs';
import path from 'node:path';
import { expect, expectAccessible, expectNoSidewaysScroll, test } from './house.js';
import { speak, tabTo, trySignIn } from './people.js';
import { out, start } from './server.js';

test.use({ viewport: { width: 390, height: 844 } });
test.skip(({ javaScriptEnabled }) => javaScriptEnabled !== false, 'there is no script in it');

/** A minute after noon in Tokyo, on the Mondays after weeks 47 and 48. */
const monday = new Date('2026-11-23T03:01:00Z');
const next = new Date('2026-11-30T03:01:00Z');

const said = {
  en: {
    locale: 'en-GB',
    toReview: '3 teams to review',
    drift: 'People feel less connected than usual, since about week',
    since: /Open since week \d+ \(\d+ weeks\)/,
    lenient: 'approvals come too fast',
    context: '“They don\'t get us” comes up more often than usual',
    what: 'Show the team who uses the import',
    guessed: 'You expected',
    marked: 'Marked as reviewed. Your team sees when.',
    reviewed: 'Last reviewed: week 47, on Mon 23 Nov',
    ledger: 'reviewed',
    nothing: 'Nothing changed since week 46',
  },
  ja: {
    locale: 'ja-JP',
    toReview: '振り返りを待つチームが3つあります',
    drift: 'つながりが',
    since: /第\d+週から続いています/,
    lenient: '早い承認',
    context: '「わかってもらえない」がいつもより増えています',
    what: '取り込みを誰が使うのかをチームに見せる',
    guessed: 'あなたの予想',
    marked: '振り返り済みにしました。日時はチームに見えます。',
    reviewed: '前回の振り返り：第47週',
    ledger: '振り返',
    nothing: '第46週から変わったことはありません',
  },
};

for (const [language, told] of Object.entries(said)) {
  test(`a lead reviews the week, in ${language}`, async ({ browser }) => {
    test.setTimeout(240_000);
    const dir = path.join(out, `review-${language}`);
    fs.rmSync(dir, { recursive: true, force: true });
    let house = await start(dir, { at: monday });
    const logins = house.logins;
    try {
      const lead = await enter(browser, house, logins.lead, language);
      const teams = await theLeadFindsWhatIsPlanted(lead, told);
      await theLeadGuessesFirst(lead, teams.kita, told);
      await theLeadWritesAFollowUp(lead, teams.kita, told);
      await theLeadCloses(lead, teams.kita, told);
      await lead.context().close();
      await theTeamSees(browser, house, logins.member, language, told);
      await house.stop();
      house = await start(dir, { at: next });
      await itIsCarriedOver(browser, house, logins.lead, language, teams.kita, told);
    } finally {
      await house.stop();
    }
    await house.verify();
  });
}

async function theLeadFindsWhatIsPlanted(page, told) {
  await page.goto('/review');
  await expect(page.locator('h1')).toHaveText(told.toReview);
  const teams = {};
  for (const team of ['kita', 'minami', 'nami']) {
    const sheet = page.locator('.sheet', { has: page.locator('h2', { hasText: new RegExp(`^${team}$`) }) });
    teams[team] = await sheet.getByRole('link').first().getAttribute('href');
  }
  await page.goto(teams.minami);
  const talk = page.locator('#talk li', { hasText: told.drift });
  await expect(talk).toContainText(told.since);
  await talk.locator('summary').click();
  await expect(talk.locator('.why p')).not.toHaveCount(0);
  await page.goto(teams.nami);
  await expect(page.locator('#talk li').first()).toContainText(told.lenient);
  await page.goto(teams.kita);
  await expect(page.locator('#talk')).toContainText(told.context);
  return teams;
}

/** By keyboard alone. */
async function theLeadGuessesFirst(page, team, told) {
  await page.goto(team);
  await tabTo(page, '[name="clear"]');
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowRight');
  await tabTo(page, '[name="heard"]');
  await page.keyboard.press('Space');
  await tabTo(page, '.button');
  await page.keyboard.press('Enter');
  await expect(page.locator('#guesses')).toContainText(told.guessed);
  await expect(page.locator('#guesses li')).toHaveCount(2);
  await expectAccessible(page, 'an agenda with a guess');
  await expectNoSidewaysScroll(page, 'an agenda with a guess');
}

/** By keyboard alone. */
async function theLeadWritesAFollowUp(page, team, told) {
  await page.goto(team);
  await tabTo(page, ':is(form[action="/do/follow-up/add"] summary)');
  await page.keyboard.press('Enter');
  await tabTo(page, ':is(form[action="/do/follow-up/add"] [name="what"])');
  await page.keyboard.type(told.what);
  await page.keyboard.press('Tab');
  await page.keyboard.press('ArrowDown');
  await tabTo(page, ':is(form[action="/do/follow-up/add"] [name="until"])');
  // A date field takes its parts in the order of the language.
  await page.locator('form[action="/do/follow-up/add"] [name="until"]').fill('2026-12-04');
  await tabTo(page, ':is(form[action="/do/follow-up/add"] button)');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('status')).toBeVisible();
  await expect(page.locator('#follow-ups')).toContainText(told.what);
}

/** By keyboard alone. */
async function theLeadCloses(page, team, told) {
  await page.goto(team);
  // From "nothing changed" it is one press, the first on the page.
  await expect(page.locator('h1')).toHaveText(told.nothing);
  await tabTo(page, ':is(form[action="/do/weekly-review/mark"] button)');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('status')).toHaveText(told.marked);
  await expect(page.locator('form[action="/do/weekly-review/mark"]')).toHaveCount(0);
}

async function theTeamSees(browser, house, login, language, told) {
  const page = await enter(browser, house, login, language);
  await page.goto('/teams');
  await page.locator('.sheet', { hasText: 'kita' }).getByRole('link').first().click();
  await expect(page.locator('#follow-ups')).toContainText(told.reviewed);
  await expect(page.locator('#follow-ups')).toContainText(told.what);
  await expect(page.locator('main')).not.toContainText(told.guessed);
  await expectAccessible(page, 'a team with follow-ups');
  await expectNoSidewaysScroll(page, 'a team with follow-ups');
  await page.goto('/ledger');
  await expect(page.locator('main')).toContainText(told.ledger);
  await page.context().close();
}

async function itIsCarriedOver(browser, house, login, language, team, told) {
  const page = await enter(browser, house, login, language);
  await expect(async () => {
    await page.goto(team);
    await expect(page.locator('.kicker')).toContainText('48');
  }).toPass({ timeout: 20_000 });
  await expect(page.locator('h1')).toContainText('47');
  const open = page.locator('.follow-ups li', { hasText: told.what });
  await expect(open.getByRole('checkbox')).not.toBeChecked();
  // Done now: ticked, and the next week is closed as well.
  await open.getByRole('checkbox').check();
  await page.locator('form[action="/do/follow-up/tick"] button').click();
  await expect(open.getByRole('checkbox')).toBeChecked();
  await page.locator('form[action="/do/weekly-review/mark"] button').click();
  await expect(page.getByRole('status')).toHaveText(told.marked);
  await page.context().close();
}

/** A browser of somebody's own, signed in, in that language. */
async function enter(browser, house, login, language) {
  const { locale } = said[language];
  const context = await browser.newContext({ baseURL: house.url, locale, javaScriptEnabled: false, viewport: { width: 390, height: 844 } });
  const page = await context.newPage();
  if (!(await trySignIn(page, login))) throw new Error(`sign-in as ${login.email} was refused`);
  await speak(page, language);
  return page;
}
