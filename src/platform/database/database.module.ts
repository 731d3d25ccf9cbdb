import { type DynamicModule, Global, Module, type OnApplicationShutdown } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DataSource, type DataSourceOptions } from 'typeorm';
import { Database } from './database.js';
import { LongReader } from './long-reader.js';
import { Reader } from './reader.js';
import { UnitOfWork } from './unit-of-work.js';

/** Rides through Nest's options to the factory that opens the connections. */
const OWNER = Symbol('database');

/**
 * Nest's default DataSource is the reader. The writer is reached through UnitOfWork only; there is no provider
 * from which it could be injected. `Database` itself comes from the root, made from the configuration.
 */
@Global()
@Module({})
export class DatabaseModule implements OnApplicationShutdown {
  constructor(private readonly database: Database) {}

  static forRoot(): DynamicModule {
    return {
      module: DatabaseModule,
      imports: [
        TypeOrmModule.forRootAsync({
          inject: [Database],
          useFactory: (database: Database) =>
            ({
              ...database.readerOptions,
              autoLoadEntities: true,
              retryAttempts: 0,
              [OWNER]: database,
            }) as object,
          dataSourceFactory: (options) => {
            const { [OWNER]: database, entities } = options as DataSourceOptions & { [OWNER]: Database };

            return database.open(entities ?? []);
          },
        }),
      ],
      providers: [
        {
          provide: UnitOfWork,
          inject: [Database, DataSource],
          useFactory: (database: Database) => database.unitOfWork,
        },
        { provide: Reader, inject: [DataSource], useFactory: (reader: DataSource) => new Reader(reader) },
        { provide: LongReader, inject: [Database], useFactory: (database: Database) => database.longReader },
      ],
      exports: [UnitOfWork, Reader, LongReader],
    };
  }

  async onApplicationShutdown(): Promise<void> {
    await this.database.close();
  }
}
