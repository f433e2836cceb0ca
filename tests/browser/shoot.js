// Pictures of a running Irori: every path at 390 and 1280 px, light and dark, in English and Japanese.
//   node tests/browser/shoot.js BASE_URL OUTDIR EMAIL PASSWORD PATH…
// Without a person to sign in as, give '-' for EMAIL and PASSWORD. Files are named
// PATH-LANGUAGE-WIDTH[-dark].png. The person's language is English afterwards.
// A page that cannot be had is named at the end, and the exit status is then 1.
import fs from 'node:fs';
import path from 'node:path';
import { chromium as browserType } from '@playwright/test';
import { chromium } from './chromium.js';
import { locales, looks, putOn, slug } from './looks.js';
import { speak, trySignIn } from './people.js';

const [base, dir, email, password, ...paths] = process.argv.slice(2);
if (paths.length === 0) {
  console.error('usage: node shoot.js BASE_URL OUTDIR EMAIL PASSWORD PATH…');
  process.exit(2);
}
fs.mkdirSync(dir, { recursive: true });
const troubles = [];
const browser = await browserType.launch(chromium);
try {
  let cookies = [];
  // Japanese first, so that the person is left with English.
  for (const [language, locale] of Object.entries(locales).reverse()) {
    const context = await browser.newContext({ baseURL: base, locale, reducedMotion: 'reduce' });
    context.setDefaultTimeout(15_000);
    await context.addCookies(cookies);
    const page = await context.newPage();
    if (email !== '-') {
      if (cookies.length === 0) {
        if (!(await trySignIn(page, { email, password }))) throw new Error(`sign-in as ${email} was refused`);
        cookies = await context.cookies();
      }
      await speak(page, language).catch((error) => troubles.push(`language ${language}: ${error.message}`));
    }
    await Promise.all([shootFrom(context, language, page, paths.filter((_, i) => i % 2 === 0)),
      shootFrom(context, language, await context.newPage(), paths.filter((_, i) => i % 2 === 1))]);
    await context.close();
  }
} catch (error) {
  troubles.push(error.message);
} finally {
  await browser.close();
}
for (const trouble of troubles) console.error(`trouble: ${trouble}`);
process.exitCode = troubles.length > 0 ? 1 : 0;

/** Takes the pictures of `list`, one path after the other, in one tab. */
async function shootFrom(context, language, page, list) {
  for (const place of list) {
    try {
      const answer = await page.goto(place);
      if (answer.status() >= 400) troubles.push(`${place} (${language}) answered ${answer.status()}`);
      const at = new URL(page.url());
      if (at.pathname !== new URL(place, base).pathname) troubles.push(`${place} (${language}) led to ${at.pathname}`);
      for (const look of looks([390, 1280])) {
        await putOn(page, look);
        const file = path.join(dir, `${slug(place)}-${language}-${look.width}${look.scheme === 'dark' ? '-dark' : ''}.png`);
        await page.screenshot({ path: file, fullPage: true, animations: 'disabled' });
        console.log(file);
      }
    } catch (error) {
      troubles.push(`${place} (${language}): ${error.message.split('\n')[0]}`);
    }
  }
}
