// What people come to Irori for, from the first press to the last.
import { as, expect, expectAccessible, freshHouse, joinLink, newAccount, signIn, speak, test } from './house.js';
import { tabTo } from './people.js';

test.use({ viewport: { width: 390, height: 844 } });

test('an engineer answers the check-in at the end of the day by keyboard alone', async ({ page, house }) => {
  await signIn(page, house, 'member');
  await page.goto(`/?day=${await aDayWithoutCheckIn(page)}`);
  await tabTo(page, '[name="connection"]');
  await page.keyboard.press('Space');
  await press(page, 'ArrowRight', 3);
  await tabTo(page, '[name="mood"]');
  await page.keyboard.press('Space');
  await press(page, 'ArrowRight', 2);
  await tabTo(page, '[name="energy"]');
  await page.keyboard.press('ArrowRight');
  await tabTo(page, '[name="focus"]');
  await page.keyboard.press('Space'); // 1, and then taken back: one step left of 1 is skip
  await page.keyboard.press('ArrowLeft');
  await tabTo(page, '[name="mode"]');
  await page.keyboard.press('Space');
  await tabTo(page, '[name="none"][value="movement"]');
  await page.keyboard.press('Space');
  await tabTo(page, '[name="note"]');
  await page.keyboard.type('Rain on the roof.');
  await page.keyboard.press('Tab');
  await expect(page.locator('.check-in .button')).toBeFocused();
  await page.keyboard.press('Enter');

  await expect(page.getByRole('status')).toBeVisible();
  const answers = { connection: '4', mood: '3', energy: '2', focus: '', mode: 'home' };
  for (const [name, value] of Object.entries(answers)) await expectAnswer(page.locator('.check-in'), name, value);
  await expect(page.locator('[name="none"][value="movement"]')).toBeChecked();
  await expect(page.locator('[name="note"]')).toHaveValue('Rain on the roof.');
});

test('one press logs a talk, and Today lists it', async ({ page, house }) => {
  await as(page, house, 'member');
  await speak(page, house, 'member', 'en');
  await page.goto('/');
  const before = await logged(page, 'Talk').count();
  await page.locator('form[action="/do/log-chat"] .log__line button').click();
  await expect(page.getByRole('status')).toBeVisible();
  await expect(logged(page, 'Talk')).toHaveCount(before + 1);
});

test('an interruption that was different is logged, corrected and deleted', async ({ page, house }) => {
  await as(page, house, 'member');
  await speak(page, house, 'member', 'en');
  await page.goto('/');
  const log = page.locator('form[action="/do/log-home-to-work"]');
  await log.locator('summary').click();
  await log.locator('[name="minutes"]').fill('37');
  await log.getByLabel('delivery', { exact: true }).check();
  await log.locator('.log__more button').click();
  await expect(page.getByRole('status')).toBeVisible();
  const line = logged(page, 'Home → work').filter({ hasText: '37 min' });
  await expect(line).toContainText('delivery');

  await line.getByRole('link').click();
  await page.locator('main [name="minutes"]').fill('42');
  await page.locator('form[action="/do/change-entry"] .button').click();
  await expect(page.getByRole('status')).toBeVisible();
  const changed = logged(page, 'Home → work').filter({ hasText: '42 min' });
  await expect(changed).toHaveCount(1);
  await expect(line).toHaveCount(0);

  await changed.getByRole('link').click();
  await page.locator('[name="sure"]').check();
  await page.locator('form[action="/do/remove-entry"] button').click();
  await expect(page.getByRole('status')).toBeVisible();
  await expect(changed).toHaveCount(0);
});

test('a mistake keeps everything typed, and so does going away', async ({ page, house }) => {
  await as(page, house, 'lead');
  await speak(page, house, 'lead', 'en');
  await page.goto('/');
  const form = page.locator('.check-in');
  await form.locator('label', { has: page.locator('[name="mood"][value="5"]') }).click();
  await form.locator('.more > summary').click();
  await form.locator('[name="outdoor-minutes"]').fill('a while');
  await form.locator('[name="note"]').fill('<b>Émile</b> said:\n「火」');
  await form.locator('.button').click();

  await expect(page.getByRole('alert')).toBeVisible();
  await expect(form.locator('[name="outdoor-minutes"]')).toHaveAttribute('aria-invalid', 'true');
  const kept = async () => {
    await expectAnswer(form, 'mood', '5');
    await expect(form.locator('[name="outdoor-minutes"]')).toHaveValue('a while');
    await expect(form.locator('[name="note"]')).toHaveValue('<b>Émile</b> said:\n「火」');
  };
  await kept();
  await page.goto('/me');
  await page.goto('/');
  await kept();

  await form.locator('[name="outdoor-minutes"]').fill('20');
  await form.locator('.button').click();
  await expect(page.getByRole('status')).toBeVisible();
  await expect(form.locator('[name="outdoor-minutes"]')).toHaveValue('20');
});

test('Me shows charts for a phone, and their numbers in a table one press away', async ({ page, house }) => {
  await as(page, house, 'member');
  await speak(page, house, 'member', 'en');
  await page.goto('/me/weeks');
  const figure = page.locator('.figure').first();
  await expect(figure.locator('.chart-narrow')).toBeVisible();
  await expect(figure.locator('.chart-wide')).toBeHidden();
  await expect(figure.getByRole('table')).toBeHidden();
  await figure.locator('summary').click();
  await expect(figure.getByRole('table')).toBeVisible();
  expect(await figure.locator('tbody tr').count()).toBeGreaterThan(20);
});

test('whose connection has fallen reads why, what ends it and what to try, and says that they have seen it', async ({ page, house }) => {
  await as(page, house, 'fallen');
  await speak(page, house, 'fallen', 'en');
  await page.goto('/me');
  await expect(page.locator('h1')).toHaveText(/^Connection has been lower than your usual since week \d+$/);
  const line = page.locator('.state').filter({ hasText: 'Connection' }).first();
  await expect(line.locator('.band')).toHaveText('Act');
  await line.getByRole('link').click();
  await expect(page.locator('.why')).toContainText('usual');
  await expect(page.getByRole('heading', { name: 'What would clear it' })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'One thing to try' })).toBeVisible();
  await page.getByRole('button', { name: 'I have seen this' }).click();
  await expect(page.getByRole('status')).toBeVisible();
  await expect(page.getByText('You said that you have seen this')).toBeVisible();
  await expect(page.getByRole('button', { name: 'I have seen this' })).toHaveCount(0);

  await page.locator('#annotations summary').click();
  await page.locator('#annotations [name="from"]').fill('2026-10-12');
  await page.locator('#annotations [name="text"]').fill('moved house');
  await page.locator('#annotations form[action="/do/annotation/add"] button').click();
  await expect(page.locator('#annotations')).toContainText('moved house');
});

test('a person switches to Japanese, and back', async ({ page, house }) => {
  await as(page, house, 'hr');
  await speak(page, house, 'hr', 'ja');
  await page.goto('/');
  await expect(page.locator('html')).toHaveAttribute('lang', 'ja');
  await expect(page.getByRole('navigation').getByText('今日')).toBeVisible();
  await speak(page, house, 'hr', 'en');
  await page.goto('/');
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
});

test('an admin invites somebody, who joins and stands on Today', async ({ page, house, browser }) => {
  const link = await joinLink(browser, house, 'kaya@irori.example');
  await page.goto(link);
  await newAccount(page);
  await expect(page.locator('.check-in')).toBeVisible();
  await expect(page.locator('h1')).toContainText('Kaya');
  const spent = await page.goto(link);
  expect(spent.status()).toBe(410);
});

test('whoever leaves takes everything away, erases their account and keeps a receipt', async ({ page, house, browser }) => {
  await page.goto(await joinLink(browser, house, 'leaving@irori.example'));
  await newAccount(page);
  await page.goto('/settings/mine');
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Everything, as JSON' }).click(),
  ]);
  expect(file.suggestedFilename()).toMatch(/\.json$/);
  const form = page.locator('form[action="/do/account/erase"]');
  await form.locator('[name="password"]').fill('a kettle over the fire');
  await form.getByRole('button').click();
  await expect(form.locator('[aria-invalid="true"]').first()).toBeVisible();
  await form.locator('[name="password"]').fill('a kettle over the fire');
  await form.locator('[name="sure"]').check();
  await form.getByRole('button').click();
  await expect(page.locator('h1')).toHaveText('Your account has been erased');
  await expectAccessible(page, 'the receipt');
  await page.goto('/me');
  expect(new URL(page.url()).pathname).toBe('/sign-in');
});

test('whoever sets a new house up becomes its admin', async ({ page }) => {
  await freshHouse(async (house, link) => {
    await page.goto(link);
    await newAccount(page, { 'org-name': 'Hearth', email: 'first@irori.example' });
    expect(new URL(page.url()).pathname).toBe('/admin');
    await page.locator('form[action="/do/org/add-team"] [name="name"]').fill('Kita');
    await page.locator('form[action="/do/org/add-team"] button').click();
    await expect(page.getByRole('status')).toBeVisible();
    await page.goto(`${house.url}/admin`);
    await expect(page.getByRole('link', { name: 'Kita' })).toBeVisible();
  });
});

/** Presses Tab until something that matches has the focus, as somebody without a mouse would. */
async function press(page, key, times) {
  for (let n = 0; n < times; n++) await page.keyboard.press(key);
}

/** That the radio `name` stands on `value`; '' is also nothing chosen. */
async function expectAnswer(form, name, value) {
  const chosen = form.locator(`[name="${name}"]:checked:not([value=""])`);
  if (value === '') await expect(chosen).toHaveCount(0);
  else await expect(chosen).toHaveValue(value);
}

/** The lines under "Logged" of a section of life. */
function logged(page, section) {
  return page.locator('aside .entry', { has: page.locator('.entry__kind', { hasText: section }) });
}

/** A Day on Today's dots without a check-in: the demo ends last week, so this week has one. */
async function aDayWithoutCheckIn(page) {
  const dot = page.locator('.dots__day--today a, .dots__day--missing a').first();
  return new URL(await dot.getAttribute('href'), page.url()).searchParams.get('day');
}
