// Every page in every look: nothing for axe to find, no sideways scrolling on a small phone.
// SHOTS=dir keeps a picture of each.
import path from 'node:path';
import { as, expectAccessible, expectNoSidewaysScroll, speak, test } from './house.js';
import { locales, looks, putOn, slug } from './looks.js';
import { paths } from './paths.js';

for (const [language, locale] of Object.entries(locales)) {
  test.describe(language, () => {
    test.use({ locale });
    for (const [role, list] of Object.entries(paths)) {
      for (const place of list) {
        test(`${role} opens ${place}`, async ({ page, house }, info) => {
          if (role !== 'nobody') {
            await as(page, house, role);
            await speak(page, house, role, language);
          }
          await page.goto(place);
          for (const look of looks([320, 1280])) {
            const where = `${place} as ${role}, ${language}, ${look.scheme}, ${look.width} px`;
            await putOn(page, look);
            await expectAccessible(page, where);
            if (look.width === 320) await expectNoSidewaysScroll(page, where);
            if (process.env.SHOTS) {
              const file = `${role}-${slug(place)}-${language}-${look.scheme}-${look.width}.png`;
              await page.screenshot({ path: path.join(process.env.SHOTS, info.project.name, file), fullPage: true });
            }
          }
        });
      }
    }
  });
}
