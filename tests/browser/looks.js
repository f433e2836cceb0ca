// The looks a page must be fit for, and how to put one on. Used by the tests and by shoot.js.

export const locales = { en: 'en-GB', ja: 'ja-JP' };

/** Light and dark at each of the widths. */
export function looks(widths) {
  return ['light', 'dark'].flatMap((scheme) => widths.map((width) => ({ scheme, width })));
}

/** Shows the page as it is in that look, without loading it again. */
export async function putOn(page, { scheme, width }) {
  await page.setViewportSize({ width, height: width < 600 ? 844 : 900 });
  await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
  // A transition between two colours is no colour of the design's: bring each to its end.
  await page.evaluate(() => {
    for (const animation of document.getAnimations()) {
      try {
        animation.finish();
      } catch {
        animation.cancel(); // one without an end
      }
    }
  });
}

/** A file name for a path: /entries?week=3 → entries-week-3, / → home. */
export function slug(path) {
  return path.replace(/^[a-z]+:\/\/[^/]*/, '').replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '') || 'home';
}
