import { Injectable } from '@nestjs/common';
import { randomBytes, randomUUID } from 'node:crypto';
import { audit } from '../../platform/audit/audit.js';
import { Command, type CommandCall, CommandRefused } from '../../platform/cli/command.js';
import { Clock } from '../../platform/clock/clock.js';
import { Reader } from '../../platform/database/reader.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { NO_CHOICES, STAFF_ROLES } from '../../platform/identity/actor.js';
import { withoutSecrets } from '../../platform/redaction/without-secrets.js';
import { EnrolmentSecrets } from './enrolment-secrets.service.js';
import { Passwords } from './password.js';
import { User } from './user.entity.js';

const SHORTEST_PASSWORD = 15;

export interface NewStaff {
  readonly login: string;
  readonly displayName: string;
  readonly role: User['role'];
  readonly password: string;
  /** Of a second factor that is known beforehand: the demonstration's. */
  readonly totpSecret?: string;
}

/** Makes staff accounts: for the command line and the demo. */
@Injectable()
export class StaffAccounts {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly reader: Reader,
    private readonly clock: Clock,
    private readonly passwords: Passwords,
    private readonly secrets: EnrolmentSecrets,
  ) {}

  /** False where the login exists already; nothing is changed then. */
  async add({ login, displayName, role, password, totpSecret }: NewStaff): Promise<boolean> {
    if (await this.isKnown(login)) {
      return false; // Every start of a demonstration asks for the same people, and a hash is dear.
    }
    const passwordHash = await this.passwords.hash(password);
    const id = randomUUID();
    const user: User = {
      id,
      login: login.trim().toLowerCase(),
      displayName,
      role,
      passwordHash,
      createdAt: this.clock.now(),
      disabledAt: null,
      passwordChangedAt: this.clock.now(),
      lastSignInAt: null,
      totp: totpSecret ? this.secrets.seal(totpSecret, id) : null,
      totpPending: null,
      totpStep: null,
      ...NO_CHOICES,
    };

    return this.unitOfWork.run(async (tx) => {
      if (await tx.repository(User).existsBy({ login: user.login })) {
        return false;
      }
      await tx.repository(User).insert(user);
      await audit(tx, { action: 'person.added', object: { kind: 'user', id }, meta: { role } });

      return true;
    });
  }

  private async isKnown(login: string): Promise<boolean> {
    const known = await this.reader.rows('SELECT 1 FROM users WHERE login = ?', [login.trim().toLowerCase()]);

    return known.length > 0;
  }

  @Command('staff:add', 'staff:add <login> <role> <name …>   make a staff account; prints its first password')
  async addByCommand({ words, print }: CommandCall): Promise<void> {
    const [login, role, ...name] = words;
    const known = STAFF_ROLES.find((one) => one === role);
    if (!login || withoutSecrets(login) !== login || !known || name.length === 0) {
      throw new CommandRefused(`Give a login, a role (${STAFF_ROLES.join(', ')}) and a name.`);
    }
    const password = randomBytes(SHORTEST_PASSWORD).toString('base64url');
    if (!(await this.add({ login, role: known, displayName: withoutSecrets(name.join(' ')), password }))) {
      throw new CommandRefused(`There is already an account ${login}.`);
    }
    print(`${login} can sign in at /staff/login with this password: ${password}`);
  }
}
