/** Mail to people outside: one message handed to a mail server, and what became of it. */
export { createMailer, type Mailer, type MailMessage, type MailResult } from './mailer.ts';
