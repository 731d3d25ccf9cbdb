import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CustomersPresent } from './customers-present.js';
import { ToldCustomer } from './told-customer.entity.js';
import { WriteToCustomers } from './write-to-customers.js';

/** What people are told who are not here: by mail. */
@Module({
  imports: [TypeOrmModule.forFeature([ToldCustomer])],
  providers: [WriteToCustomers, CustomersPresent],
})
export class NotificationsModule {}
