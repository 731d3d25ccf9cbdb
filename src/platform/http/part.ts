import { applyDecorators, type Type as Class } from '@nestjs/common';
import { Type } from 'class-transformer';
import { IsObject, ValidateNested } from 'class-validator';

const PARTS = Symbol('parts');

/** A field that is an object of its own, checked by its own class. `message` is the key for whatever else is sent. */
export const Part = (part: Class<object>, { message }: { readonly message: string }): PropertyDecorator =>
  applyDecorators(
    IsObject({ message }),
    ValidateNested({ message }),
    Type(() => part),
    (target: object, name: string | symbol) => {
      const known = partsOf(target.constructor);
      Reflect.defineMetadata(PARTS, new Map([...known, [String(name), part]]), target.constructor);
    },
  );

/** The fields of a class that are objects, each with its class. */
export const partsOf = (dto: object): ReadonlyMap<string, Class<object>> =>
  (Reflect.getMetadata(PARTS, dto) as ReadonlyMap<string, Class<object>> | undefined) ?? new Map();
