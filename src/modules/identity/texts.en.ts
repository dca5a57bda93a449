import type { vi } from './texts.vi.ts'

export const en = {
  signIn: 'Sign in',
  signInLede: 'The province’s administrative reform at work, for the officials who carry it.',
  login: 'User name or e-mail address',
  password: 'Password',
  keep: 'My own machine: stay signed in when the browser is closed',
  keepHint: 'The session ends by itself after 12 hours without use.',
  or: 'or',
  withOidc: (label) => `Sign in with ${label}`,
  signedOut: 'You have signed out.',
  passwordSet: 'The password is set. Sign in with the new one.',
  notSignedIn: 'Not signed in',
  help: 'Cannot get in?',
  helpNoAccount: 'No account yet',
  helpNoAccountText:
    'Ask the account administrator of your unit, or Home Affairs. One account a person; units share none.',
  helpForgot: 'Password forgotten',
  helpForgotText: 'The account administrator of your unit gives you a link that works once.',
  helpPhone: 'Phone with the codes lost',
  helpPhoneText: 'Use one of your backup codes at the code step, or tell the administrator.',
  code: 'Enter the code',
  codeLede: 'Open the authenticator on your phone and enter its 6 digits. A backup code works as well.',
  codeField: 'Code',
  confirm: 'Confirm',
  startAgain: 'Sign in from the start',
  reasons: {
    'wrong-sign-in': 'The user name or password is not right, or the account is disabled.',
    'too-many-tries':
      'Too many tries. Wait {minutes} minutes and try again, or ask for a link to set a new password.',
    'wrong-code':
      'The code is not right. It changes every 30 seconds; check that the phone’s clock is right.',
    'too-many-codes': 'Too many wrong codes. Sign in from the start.',
    'second-factor-locked': 'The code step is locked for 15 minutes after too many wrong codes.',
    'sign-in-ran-out': 'This sign-in is older than 10 minutes. Sign in from the start.',
    'oidc-refused':
      'The common sign-in knows you, but no account here has that e-mail address. Tell the account administrator of your unit.',
    'oidc-away': 'The common sign-in does not answer. Use your password, or try again later.',
  },
} satisfies typeof vi
