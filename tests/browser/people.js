// What a person does on any page: sign in, choose a language. Used by the tests and by shoot.js.
import { forms } from './paths.js';

/** Fills and sends the sign-in form; true if it led away from the sign-in page. */
export async function trySignIn(page, { email, password }) {
  await page.goto(forms.signIn);
  await page.locator('input[name="email"]').fill(email);
  await page.locator('input[name="password"]').fill(password);
  await send(page, page.locator('form', { has: page.locator('input[name="password"]') }));
  return ![forms.signIn, '/do/sign-in'].includes(new URL(page.url()).pathname);
}

/** Sets the language of the person signed in to `en` or `ja`. */
export async function speak(page, language) {
  await page.goto(forms.settings);
  const choice = page.locator('[name="language"]');
  if ((await choice.count()) === 0) {
    throw new Error(`${forms.settings} has no field named "language" (at ${page.url()})`);
  }
  const kind = await choice.first().evaluate((field) => field.type ?? field.tagName);
  if (kind === 'radio') await page.locator(`[name="language"][value="${language}"]`).check({ force: true });
  else await choice.first().selectOption(language);
  await send(page, page.locator('form', { has: choice }).first());
}

/** Presses the form's (first) button and waits for the page that follows. */
export async function send(page, form) {
  const answered = page.waitForResponse((response) => response.request().method() === 'POST');
  await form.locator('button:not([type="button"]), input[type="submit"]').first().click();
  await answered;
  await page.waitForLoadState('load');
}

/** Presses Tab until what fits `selector` has the focus. */
export async function tabTo(page, selector) {
  for (let presses = 0; presses < 60; presses++) {
    if (await page.locator(`:focus${selector}`).count()) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`sixty times Tab never reaches ${selector}`);
}
