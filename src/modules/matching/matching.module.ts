import { Module } from '@nestjs/common';
import { WalletsModule } from '../wallets/wallets.module.js';
import { TransactionMatching } from './transaction-matching.js';

/** What a customer's words mean among the wallet's transactions: a suggestion, until an agent confirms it. */
@Module({
  imports: [WalletsModule],
  providers: [TransactionMatching],
  exports: [TransactionMatching],
})
export class MatchingModule {}
