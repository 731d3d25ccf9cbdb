import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { Unauthenticated, Unavailable } from '../../platform/errors/app-error.js';
import { Throttle } from '../../platform/http/throttle.js';
import { isPasswordOf } from './password.js';
import { SessionsService } from './sessions.service.js';
import type { SignInDto } from './sign-in.dto.js';
import { User } from './user.entity.js';

/** Tries an account and an address get within a quarter of an hour. Counted before the password is looked at. */
const TRIES = { account: 10, address: 50, minutes: 15 };

@Injectable()
export class SignInService {
  private readonly accounts = new Throttle(TRIES.account, TRIES.minutes * 60);
  private readonly addresses = new Throttle(TRIES.address, TRIES.minutes * 60);

  constructor(
    @InjectRepository(User) private readonly users: Repository<User>,
    private readonly sessions: SessionsService,
  ) {}

  /**
   * The token of a new session. The same refusal, after the same time, for an unknown login, a disabled one and a
   * wrong password. @throws Unauthenticated, TooMany
   */
  async signIn({ login, password }: SignInDto, address: string): Promise<string> {
    this.addresses.count(address);
    this.accounts.count(`${login} ${address}`);
    const user = await this.users.findOneBy({ login });
    const fits = await isPasswordOf(user && user.disabledAt === null ? user.passwordHash : null, password);
    if (fits === null) {
      throw new Unavailable('errors.busy', 5);
    }
    if (!fits || !user) {
      throw new Unauthenticated('accounts.errors.wrong');
    }
    this.accounts.forget(`${login} ${address}`);

    return this.sessions.begin(user.id);
  }
}
