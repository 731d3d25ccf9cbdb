/** EX_CONFIG of sysexits.h: started wrongly, and starting it again will not help. */
export const EXIT_CONFIGURATION = 78;

/** EX_SOFTWARE's neighbour in our own table: the storage can no longer be trusted. See database/README.md. */
export const EXIT_STORAGE = 70;

/** The program must not start; the message is a sentence that says what to do about it. */
export class BootRefusal extends Error {
  constructor(
    message: string,
    readonly exitCode: number = EXIT_CONFIGURATION,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
