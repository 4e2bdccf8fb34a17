import * as z from 'zod';

const encoded = (maxLength: number) => z.base64url().min(1).max(maxLength);

const credential = {
  id: encoded(1400),
  rawId: encoded(1400),
  type: z.literal('public-key'),
  clientExtensionResults: z.object({}),
};

const challenge = encoded(64);

export const newPasskeySchema = z.object({
  challenge,
  response: z.object({
    ...credential,
    response: z.object({
      clientDataJSON: encoded(4096),
      attestationObject: encoded(16_384),
      transports: z.array(z.string().max(32)).max(10).optional(),
    }),
  }),
});

export const passkeySignInSchema = z.object({
  challenge,
  response: z.object({
    ...credential,
    response: z.object({
      clientDataJSON: encoded(4096),
      authenticatorData: encoded(4096),
      signature: encoded(4096),
    }),
  }),
});

export const passkeyNameSchema = z.string().trim().min(1).max(60);

export type NewPasskey = z.infer<typeof newPasskeySchema>;
export type PasskeySignIn = z.infer<typeof passkeySignInSchema>;
