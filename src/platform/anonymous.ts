/**
 * Addresses at which nobody is looked at: no session is read, no cookie set, no address kept. What somebody answers
 * there must not be tied to them by anything that we hold.
 */
export const isAnonymous = (path: string): boolean => /^\/phieu(\/|$)/.test(path)
