import { createTransport, type Transporter } from 'nodemailer'
import type { Config } from './config.ts'

export type Mail = { to: string; subject: string; text: string; messageId?: string }

const transports = new Map<string, Transporter>()

/** True when an SMTP server is set: without one nothing is sent and notices stay in the app. */
export const mailIsSet = (config: Config): boolean => config.SMTP_URL !== undefined

/** Sends one mail as plain text (UTF-8). Throws when the server does not take it; the caller's job tries again. */
export const sendMail = async (config: Config, mail: Mail): Promise<void> => {
  const url = config.SMTP_URL
  if (!url) throw new Error('SMTP_URL is not set')
  const transport = transports.get(url) ?? createTransport(url)
  transports.set(url, transport)
  await transport.sendMail({
    from: config.MAIL_FROM,
    ...mail,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
}

/** Asks the SMTP server for a greeting; throws when it cannot be reached. For doctor. */
export const checkMail = async (config: Config): Promise<void> => {
  if (config.SMTP_URL) await createTransport(config.SMTP_URL).verify()
}
