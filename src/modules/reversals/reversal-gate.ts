import { type CanActivate, Injectable } from '@nestjs/common';
import { NotFound } from '../../platform/errors/app-error.js';
import { ReversalRules } from './reversal-rules.js';

/** Stands before every route that gives money back: where this desk does not, there is no such route. */
@Injectable()
export class ReversalGate implements CanActivate {
  constructor(private readonly rules: ReversalRules) {}

  /** @throws NotFound */
  canActivate(): boolean {
    if (!this.rules.isOpen) {
      throw new NotFound();
    }

    return true;
  }
}
