import { IsIn, IsUUID } from 'class-validator';
import { AVAILABILITIES, type Availability } from './chat-agent.entity.js';

export class AvailabilityDto {
  @IsIn(AVAILABILITIES, { message: 'errors.field' })
  availability!: Availability;

  @IsUUID('4', { message: 'errors.form-key' })
  key!: string;
}
