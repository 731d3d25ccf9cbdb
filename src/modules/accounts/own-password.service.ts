import { Injectable } from '@nestjs/common';
import { AuditRefusals } from '../../platform/audit/audit-refusals.js';
import { Reader } from '../../platform/database/reader.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Invalid } from '../../platform/errors/app-error.js';
import { Passwords } from './password.js';
import { SHORTEST } from './password-rules.js';
import { type Bucket, SignInThrottle } from './sign-in-throttle.service.js';

/** The password once more, before something that an open window alone must not allow. */
@Injectable()
export class OwnPassword {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly reader: Reader,
    private readonly passwords: Passwords,
    private readonly throttle: SignInThrottle,
    private readonly refusals: AuditRefusals,
  ) {}

  /** @throws Invalid at the field where it is wrong; TooMany after five in five minutes */
  async require(userId: string, password: string, field: string): Promise<void> {
    const line: Bucket[] = [{ kind: 'code', whose: `password ${userId}` }];
    await this.throttle.count(line);
    const row = await this.reader.first('SELECT password_hash FROM users WHERE id = ?', [userId]);
    if (!(await this.passwords.fits(row ? String(row.password_hash) : null, password))) {
      // An open window in somebody else's hands begins like this.
      this.refusals.note({ action: 'password.given', object: { kind: 'user', id: userId }, meta: { field } });
      throw new Invalid([{ field, key: 'accounts.errors.own-password' }]);
    }
    await this.unitOfWork.run((tx) => this.throttle.forget(tx, line));
  }

  /** @throws Invalid for a password that is long enough only beside a second factor */
  requireLongEnoughAlone(password: string, field: string): void {
    if (Array.from(password).length < SHORTEST.alone) {
      throw new Invalid([
        { field, key: 'accounts.errors.password-short-alone', params: { count: SHORTEST.alone } },
      ]);
    }
  }
}
