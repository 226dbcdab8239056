/** What a person enters to be known to an endpoint. */
export interface EnteredCredentials {
  readonly accessKey: string;
  readonly secretKey: string;
  /** Of temporary credentials. */
  readonly sessionToken?: string | undefined;
}

/**
 * Credentials that tell nobody what they are by accident: neither JSON, nor a log, nor a spread shows more than the access
 * key. They live as long as whoever holds them, and no longer than `forget()`.
 */
export class Credentials {
  readonly accessKey: string;
  #secretKey: string | undefined;
  #sessionToken: string | undefined;

  constructor({ accessKey, secretKey, sessionToken }: EnteredCredentials) {
    this.accessKey = accessKey;
    this.#secretKey = secretKey;
    this.#sessionToken = sessionToken || undefined;
  }

  /** For the signer alone. Throws when they have been forgotten. */
  reveal(): { readonly secretKey: string; readonly sessionToken: string | undefined } {
    if (this.#secretKey === undefined) throw new Error('the credentials have been forgotten');
    return { secretKey: this.#secretKey, sessionToken: this.#sessionToken };
  }

  /** Lets go of the secret; whoever still signs with it fails. */
  forget(): void {
    this.#secretKey = undefined;
    this.#sessionToken = undefined;
  }

  toJSON(): { readonly accessKey: string } {
    return { accessKey: this.accessKey };
  }
}
