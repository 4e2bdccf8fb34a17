import { promisify } from 'node:util';
import { brotliCompress, brotliDecompressSync, constants, gzip } from 'node:zlib';

export type Encoding = 'br' | 'gzip' | 'identity';

const compress = { br: promisify(brotliCompress), gzip: promisify(gzip) };

/** Quickly for the first request; as small as possible once the body is requested again. */
const quick = { br: { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }, gzip: { level: 6 } };
const small = { br: { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }, gzip: { level: 9 } };

const smallestBytes = 300;

export const compressSmall = (plain: Buffer): Promise<Buffer> => compress.br(plain, small.br);

export class EncodedBody {
  readonly compressible: boolean;
  #plain: Buffer | undefined;
  readonly #encoded = new Map<Encoding, Buffer | Promise<Buffer>>();
  readonly #requested = new Set<Encoding>();
  readonly #shrinking = new Set<Encoding>();

  /** @param brotli the body as `compressSmall` encoded it, if that was done before */
  constructor(plain: Buffer, brotli?: Buffer) {
    this.compressible = plain.length >= smallestBytes;
    this.#plain = plain;
    if (!brotli) return;
    this.#encoded.set('br', brotli);
    this.#shrinking.add('br');
  }

  get plain(): Buffer {
    return this.#plain ?? brotliDecompressSync(this.#encoded.get('br') as Buffer);
  }

  async pack(): Promise<void> {
    this.#encoded.set('br', await (this.#encoded.get('br') ?? this.#compress('br')));
    this.#plain = undefined;
  }

  /** An estimate that has room for gzip beside Brotli once somebody asks for it */
  get memoryBytes(): number {
    return 2 * (this.#plain ?? (this.#encoded.get('br') as Buffer)).length;
  }

  /** Synchronous once compressed: a promise costs a tenth of the throughput. */
  get(encoding: Encoding): Buffer | Promise<Buffer> {
    if (encoding === 'identity') return this.plain;
    if (this.#requested.has(encoding)) this.#shrink(encoding);
    else this.#requested.add(encoding);
    return this.#encoded.get(encoding) ?? this.#compress(encoding);
  }

  #compress(encoding: 'br' | 'gzip'): Promise<Buffer> {
    const first = compress[encoding](this.plain, quick[encoding]);
    this.#encoded.set(encoding, first);
    return first;
  }

  #shrink(encoding: 'br' | 'gzip'): void {
    if (this.#shrinking.has(encoding)) return;
    this.#shrinking.add(encoding);
    queue = queue.then(async () => {
      this.#encoded.set(encoding, await compress[encoding](this.plain, small[encoding]));
    });
  }
}

let queue = Promise.resolve();

/** The smallest encoding that a request accepts (RFC 9110, 12.5.3), `identity` if it accepts none. */
export function chooseEncoding(acceptEncoding: string | undefined): Encoding {
  if (!acceptEncoding) return 'identity';
  const weights = new Map<string, number>();
  for (const part of acceptEncoding.toLowerCase().split(',', 20)) {
    const [name = '', ...parameters] = part.split(';').map((word) => word.trim());
    const quality = parameters.find((parameter) => parameter.startsWith('q='));
    weights.set(name, quality ? Number(quality.slice(2)) : 1);
  }
  const weigh = (name: string) => weights.get(name) ?? weights.get('*') ?? 0;
  if (weigh('br') > 0 && weigh('br') >= weigh('gzip')) return 'br';
  return weigh('gzip') > 0 ? 'gzip' : 'identity';
}
