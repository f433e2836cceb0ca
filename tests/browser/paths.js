// Every page of Irori, by who may open it. A new page is one line here, and look.spec.js visits it.
//
// A place is an address; or a name, the way there from an address, and the status it answers with
// where that is not 200. `go` gets the page and gives the answer that the look is about.

import { now } from './server.js';

/** Where the two forms are that people.js fills in. */
export const forms = { signIn: '/sign-in', settings: '/settings' };

export const paths = {
  nobody: [
    '/sign-in',
    '/privacy',
    link('a link to an inside page', '/no-such-page'),
    wrong('a refused sign-in', '/sign-in', 'sign-in', { email: 'nobody@irori.example', password: 'wrong' }),
    gone('/set-up/x'),
    gone('/join/x'),
    gone('/reset/x'),
  ],
  member: [
    '/',
    `/?day=${daysAgo(4)}`,
    '/me',
    '/me/weeks',
    ...['connection', 'quiet-days', 'home-to-work', 'work-to-home', 'rest', 'movement', 'clear'].map((signal) => `/me/signals/${signal}`),
    wrong('an annotation of one\'s own without words', '/me/signals/connection', 'annotation/add', { text: '' }),
    status(404, '/me/signals/happiness'),
    '/me/household',
    '/me/household?from=2026-01-01&to=2026-11-23',
    status(422, '/me/household?from=2026-11-20&to=2026-11-01'),
    '/me/partners',
    '/me/reviews',
    link('how reviewing goes in my team', '/teams', 'a[href$="/reviews"]'),
    '/me/patterns',
    '/privacy',
    '/me/seen',
    '/ledger',
    '/ledger?mine=yes',
    '/ledger?after=1.1',
    '/me/sharing',
    '/words',
    wrong('a Word without a text', '/words', 'word/send', { text: '' }),
    status(404, '/words/no-such-word'),
    link('my team', '/teams', '.sheet a'),
    step('the digest of my team', '/teams', '.sheet a', '2026-W46/digest'),
    '/entries',
    link('second page of entries', '/entries', 'a[rel="next"]'),
    link('one kind of entries', '/entries?kind=interruption'),
    link('entries that are none', '/entries?week=2001-W01'),
    ...['check-in', 'weekly-pulse', 'chat', 'activity', 'interruption'].map((kind) =>
      link(`an entry, ${kind}`, `/entries?kind=${kind}`, '.entry a'),
    ),
    '/policy',
    '/settings',
    '/settings/hours',
    '/settings/sessions',
    '/settings/mine',
    wrong('an erasure without a tick', '/settings/mine', 'account/erase', { password: 'x' }),
    wrong('a login that is none', '/settings', 'forges/add-my-login', { login: 'a b' }),
    wrong('a talk that cannot be', '/', 'log-chat', { minutes: '-5' }),
    wrong('a correction that cannot be', '/entries?kind=interruption', 'change-entry', { minutes: '', start: '' }, '.entry a'),
    wrong('a deletion without a tick', '/entries?kind=activity', 'remove-entry', {}, '.entry a'),
    wrong('a profile without a name', '/settings', 'account/profile', { name: '' }),
    wrong('a password that is too short', '/settings', 'account/password', { 'old-password': 'x', password: 'y' }),
    wrong('hours that are none', '/settings/hours', 'calendar/hours', { mon: 'early', tue: '17:00-09:00' }),
    wrong('a day off without an end', '/settings/hours', 'calendar/add-day-off', { from: '' }),
    status(404, '/no-such-page'),
    status(404, '/entries/no-such-entry'),
    status(403, '/admin'),
  ],
  fallen: ['/me', '/me/signals/connection', '/me/signals/clear'],
  lead: [
    '/',
    '/me',
    '/me/household',
    '/me/partners',
    '/me/patterns',
    '/me/seen',
    '/ledger',
    '/review',
    '/review/about',
    ...['kita', 'minami', 'nami'].map((team) => link(`the agenda of ${team}`, '/review', agenda(team))),
    wrong('a follow-up without anything', '/review', 'follow-up/add', { what: '', until: '' }, agenda('kita')),
    wrong('a follow-up that is changed to nothing', '/review', 'follow-up/change', { what: '' }, agenda('kita')),
    wrong('a follow-up that is dropped without a reason', '/review', 'follow-up/drop', { reason: '' }, agenda('minami')),
    status(404, '/review/no-such-team'),
    '/teams',
    link('a team', '/teams', '.sheet a'),
    link('a drifting team', '/teams', '.sheet:has-text("minami") a'),
    wrong('an annotation without a day', '/teams', 'annotation/add', { from: '', text: 'Release freeze' }, '.sheet:has-text("minami") a'),
    link('lenient reviews', '/teams', '.sheet:has-text("nami"):not(:has-text("minami")) a[href$="/reviews"]'),
    step('a first week', '/teams', '.sheet a', '2026-W06'),
    step('a young chart', '/teams', '.sheet a', '2026-W13'),
    step('a week to come', '/teams', '.sheet a', '2026-W50'),
    step('the digest of a drifting team', '/teams', '.sheet:has-text("minami") a', '2026-W46/digest'),
    step('a digest with follow-ups', '/teams', '.sheet a', '2026-W46/digest?with=follow-ups'),
    step('the digest of a week to come', '/teams', '.sheet a', '2026-W50/digest'),
    step('a week before the first', '/teams', '.sheet a', '2025-W50'),
    link('what is shared by name', '/teams', '.sheet:has-text("minami") a', '#shared a'),
    '/me/sharing',
    '/words',
    link('a Word', '/words', '#received a'),
    status(404, '/teams/no-such-team'),
    status(404, '/reports'),
  ],
  hr: [
    '/',
    '/reports',
    '/reports?quarter=2026-Q2&quarter=2026-Q3&language=ja',
    status(422, '/reports?quarter=2030-Q1'),
    '/reports/print?quarter=2026-Q3',
    '/reports/2026-Q2',
    '/reports/2026-Q4',
    status(404, '/reports/soon'),
    status(404, '/teams/no-such-team'),
  ],
  admin: [
    '/',
    '/me',
    '/entries',
    '/admin',
    link('a department', '/admin', 'a[href^="/admin/departments/"] >> nth=1'),
    link('a team', '/admin', 'a[href^="/admin/teams/"]'),
    '/admin/people',
    '/admin/forges',
    '/admin/forges/quarantine',
    '/admin/policy',
    wrong('thresholds that cannot be', '/admin/policy', 'policy/set', { 'connection-watch': '7', 'quiet-streak': 'often', 'share-ok': '0.3' }),
    '/admin/privacy',
    wrong('a group of two', '/admin/privacy', 'thresholds/set', { team: '2', report: 'many' }),
    wrong('a hook without a name', '/admin/forges', 'forges/add-hook', { name: '' }),
    wrong('a login tied to nobody', '/admin/forges', 'forges/tie', { login: 'a b' }),
    link('a person', '/admin/people', 'th a >> nth=3'),
    wrong('an invitation to nowhere', '/admin/people', 'org/invite', { email: 'nobody' }),
    wrong('a team without a name', '/admin', 'org/add-team', { name: '' }),
    wrong('holidays that cannot be read', '/admin', 'org/save-holidays', { holidays: 'soon\n2026-13-01 Never' }, 'a[href^="/admin/teams/"]'),
    wrong('a membership without a team', '/admin/people', 'org/add-membership', { from: '' }, 'th a >> nth=3'),
  ],
};

/** The link to a team's agenda on the page of the weekly review. */
function agenda(team) {
  return `.sheet:has(h2:text-is("${team}")) a[href^="/review/"]`;
}

/** The place behind a link on the page at `from`, and further links from there; or that page itself. */
function link(name, from, ...selectors) {
  return {
    name,
    status: 200,
    async go(page) {
      let answer = await page.goto(from);
      for (const selector of selectors) {
        if (selector) answer = await page.goto(await page.locator(selector).first().getAttribute('href'));
      }
      return answer;
    },
  };
}

/** Another week of the team behind a link. */
function step(name, from, selector, week) {
  return {
    name,
    status: 200,
    async go(page) {
      await page.goto(from);
      const href = await page.locator(selector).first().getAttribute('href');
      return page.goto(href.replace(/[0-9]{4}-W[0-9]{2}$/, week));
    },
  };
}

function status(status, address) {
  return { name: `${status} at ${address}`, status, go: (page) => page.goto(address) };
}

/** A link that is spent, or never was. */
function gone(address) {
  return status(410, address);
}

/** The page of the form of `act` after sending it with `fields` that cannot be: 422, errors shown. */
function wrong(name, from, act, fields, selector) {
  return {
    name,
    status: 422,
    async go(page) {
      await link(name, from, selector).go(page);
      const form = page.locator(`form[action="/do/${act}"]`).first();
      const around = page.locator(`details:not([open]):has(form[action="/do/${act}"]) > summary`).first();
      if (await around.isVisible()) await around.click();
      for (const fold of await form.locator('details:not([open]) > summary').all()) {
        if (await fold.isVisible()) await fold.click();
      }
      for (const [field, value] of Object.entries(fields)) await form.locator(`[name="${field}"]`).first().fill(value);
      const answered = page.waitForResponse((response) => response.request().method() === 'POST');
      await form.locator('button').last().click();
      const answer = await answered;
      await page.waitForLoadState('load');
      return answer;
    },
  };
}

/** The Day `n` days ago, in the time zone of these tests. */
function daysAgo(n) {
  return new Date(now - n * 86_400_000).toISOString().slice(0, 10);
}
