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
  helpForgotText:
    'Have a link to a new password mailed to you, or ask the account administrator of your unit.',
  helpResults: 'Published results',
  helpResultsText: 'The ranking of the units in administrative reform, without an account.',
  helpPhone: 'Phone with the codes lost',
  helpPhoneText: 'Use one of your backup codes at the code step, or tell the administrator.',
  code: 'Enter the code',
  codeLede: 'Open the authenticator on your phone and enter its 6 digits. A backup code works as well.',
  codeField: 'Code',
  confirm: 'Confirm',
  forgotten: 'Password forgotten',
  forgottenLede:
    'Enter your user name or e-mail address. A link to choose a new password goes to the mailbox of the account; it works once, within 60 minutes.',
  forgottenSend: 'Send the link',
  forgottenNoMail:
    'No mail goes out of this installation yet, so an administrator prints the link and hands it to you.',
  forgottenWho: [
    'First ask the account administrator of your unit, who can make a one-time link at once.',
    'If your unit has none, ask the standing agency (Home Affairs).',
    'Whoever makes the link does not know your password and does not ask for it.',
  ],
  forgottenSent: 'Look into your mailbox',
  forgottenSentLede:
    'If what you entered belongs to an account in use, a link to choose a password has gone to the mailbox of that account. It works once, within 60 minutes.',
  forgottenNothing:
    'No mail after some minutes? Look into the junk folder, check what you entered, or ask the account administrator of your unit.',
  toSignIn: 'Back to the sign-in',
  startAgain: 'Sign in from the start',
} satisfies typeof vi
