import type { signIn as vi } from './sign-in.vi.ts'

export const signIn = {
  signIn: 'Sign in',
  signInLede: 'The province’s administrative reform at work, for the officials who carry it.',
  login: 'User name or e-mail address',
  password: 'Password',
  keep: 'My own machine: stay signed in when the browser is closed',
  keepHint: 'The session ends by itself after 12 hours without use.',
  or: 'or',
  withOidc: (label) => `Use ${label}`,
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
} satisfies typeof vi
