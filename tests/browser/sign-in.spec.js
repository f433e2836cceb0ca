// The way in.
import { expect, signIn, test } from './house.js';
import { forms } from './paths.js';
import { trySignIn } from './people.js';

test('a member signs in and stands on Today', async ({ page, house }) => {
  await signIn(page, house, 'member');
  expect(new URL(page.url()).pathname).toBe('/');
  await expect(page.locator('h1')).toHaveCount(1);
});

test('a page inside asks a stranger to sign in', async ({ page }) => {
  await page.goto('/entries');
  expect(new URL(page.url()).pathname).toBe(forms.signIn);
});

test('a wrong password is said in an alert, and the e-mail stays in its field', async ({ page, house }) => {
  const { email } = house.logins.member;
  expect(await trySignIn(page, { email, password: 'not the password' })).toBe(false);
  await expect(page.getByRole('alert').first()).toBeVisible();
  await expect(page.locator('input[name="email"]')).toHaveValue(email);
  await expect(page.locator('input[name="password"]')).toHaveValue('');
});
