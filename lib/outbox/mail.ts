type Address = { name: string; address: string };

/** A mail as its author composes it; the outbox adds its Message-ID. */
export type Mail = {
  from: Address;
  to: string;
  replyTo: Address;
  subject: string;
  text: string;
  html: string;
};
