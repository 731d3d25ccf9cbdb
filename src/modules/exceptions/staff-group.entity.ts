import { Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import type { ExceptionGroup } from './exception-type.js';

/** That somebody of the staff looks after a group of types: what is about them comes to a view of his own. */
@Entity('staff_groups')
export class StaffGroup {
  @PrimaryColumn({ type: 'varchar', length: 36, primaryKeyConstraintName: 'pk_staff_groups' })
  @ForeignKey('User', { name: 'fk_staff_groups_user', onDelete: 'CASCADE' })
  userId!: string;

  @PrimaryColumn({ type: 'varchar', length: 2, primaryKeyConstraintName: 'pk_staff_groups' })
  groupCode!: ExceptionGroup;
}
