// Every page of Irori, by who may open it. A new page is one line here, and look.spec.js visits it.

/** Where the two forms are that people.js fills in. */
export const forms = { signIn: '/sign-in', settings: '/settings' };

export const paths = {
  nobody: ['/sign-in', '/no-such-page'],
  member: ['/', '/entries', '/me', '/settings'],
  lead: ['/'],
  hr: ['/'],
  admin: ['/'],
};
