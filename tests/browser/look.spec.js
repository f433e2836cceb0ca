// Every page in every look: nothing for axe to find, no sideways scrolling on a small phone.
// SHOTS=dir keeps a picture of each. The pages of one role are one test: signing in is the slow part.
import path from 'node:path';
import { as, expect, expectAccessible, expectNoSidewaysScroll, freshHouse, joinLink, newAccount, speak, test } from './house.js';
import { locales, looks, putOn, slug } from './looks.js';
import { paths } from './paths.js';

for (const [language, locale] of Object.entries(locales)) {
  test.describe(language, () => {
    test.use({ locale });
    for (const [role, places] of Object.entries(paths)) {
      test(`${role} opens every page`, async ({ page, house }) => {
        test.setTimeout(360_000);
        if (role !== 'nobody') {
          await as(page, house, role);
          await speak(page, house, role, language);
        }
        for (const place of places) await look(page, place, role, language);
      });
    }

    test('whom an admin invites opens the link', async ({ page, house, browser }) => {
      const address = await joinLink(browser, house, `new-${language}@irori.example`);
      await look(page, address, 'invited', language, 'join');
      await page.locator('input[name="name"]').fill(' ');
      await page.locator('main form button').last().click();
      await expect(page.locator('[aria-invalid]').first()).toBeVisible();
      await lookAt(page, 'join again', 'invited', language);
    });

    test('the first admin of an empty house opens every page', async ({ page }) => {
      test.setTimeout(90_000);
      await freshHouse(async (empty, setUp) => {
        await look(page, setUp, 'first', language, 'set-up');
        await newAccount(page, { 'org-name': 'Hearth', email: 'first@irori.example' });
        for (const place of ['/', '/me', '/entries', '/settings/hours', '/admin', '/admin/people']) {
          await look(page, empty.url + place, 'first', language, place);
        }
      });
    });
  });
}

/** Goes to a place of paths.js and looks at it. */
async function look(page, place, role, language, name = place.name ?? place) {
  await test.step(name, async () => {
    const answer = place.go ? await place.go(page) : await page.goto(place);
    expect.soft(answer.status(), `status of ${name}`).toBe(place.status ?? 200);
    await lookAt(page, name, role, language);
  });
}

/** All four looks where scripts are off; where they are on, each width and each scheme once. */
async function lookAt(page, name, role, language) {
  const four = looks([320, 1280]);
  const scriptsOff = test.info().project.use.javaScriptEnabled === false;
  for (const look of scriptsOff ? four : [four[0], four[3]]) {
    const where = `${name} as ${role}, ${language}, ${look.scheme}, ${look.width} px`;
    await putOn(page, look);
    await expectAccessible(page, where);
    if (look.width === 320) await expectNoSidewaysScroll(page, where);
    if (process.env.SHOTS) {
      const file = `${role}-${slug(name)}-${language}-${look.scheme}-${look.width}.png`;
      await page.screenshot({ path: path.join(process.env.SHOTS, test.info().project.name, file), fullPage: true });
    }
  }
}
