import 'server-only';
import { existsSync } from 'node:fs';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import nodemailer from 'nodemailer';
import type { Mail } from '@/lib/mail/mail';
import { env } from '@/lib/settings/env';
import type { OutboxMessage } from '@/prisma/client/client';
import { type MessageHead, toMailOptions } from './mail-options';

type MessageKey = Pick<OutboxMessage, 'id' | 'createdAt'>;

/** Holds one .eml file per mail while no SMTP server is set. */
export function mailDir(): string {
  return join(env().DATA_DIR, 'mail');
}

export function mailFileName({ id, createdAt }: MessageKey): string {
  return `${createdAt.toISOString().replaceAll(':', '-')}-${id}.eml`;
}

export async function writeMailFile(
  message: MessageKey & MessageHead,
  mail: Mail,
): Promise<string> {
  const transport = nodemailer.createTransport({ streamTransport: true, buffer: true });
  const { message: bytes } = await transport.sendMail(toMailOptions(message, mail));
  const folder = mailDir();
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, mailFileName(message));
  const file = await open(`${path}.part`, 'w', 0o600);
  await file.writeFile(bytes as Buffer);
  await file.sync();
  await file.close();
  await rename(`${path}.part`, path);
  return path;
}

export async function deleteMailFiles(messages: MessageKey[]): Promise<void> {
  if (!existsSync(mailDir())) return;
  for (const message of messages) {
    const path = join(mailDir(), mailFileName(message));
    for (const file of [path, `${path}.part`]) await rm(file, { force: true });
  }
}
