import { DefaultQueryExecutor, PostgresDialect, type QueryResult, Transaction } from 'kysely'
import type { Tx } from '#platform/db'
import type { DB } from '../../db/types.ts'

type Statement = { sql: string; parameters: readonly unknown[] }
type Around = (statement: Statement, send: (statement: Statement) => Promise<unknown>) => Promise<unknown>

const dialect = new PostgresDialect({ pool: () => Promise.reject(new Error('this dialect only compiles')) })

/** The same transaction with every statement in our hands: to hold it back, or to send another in its place. */
export function through(tx: Tx, around: Around): Tx {
  const executor = new DefaultQueryExecutor(dialect.createQueryCompiler(), dialect.createAdapter(), {
    provideConnection: (use) =>
      tx.getExecutor().provideConnection((connection) =>
        use({
          executeQuery: <R>(statement: Statement) =>
            around(statement, (sent) => connection.executeQuery(sent as never)) as Promise<QueryResult<R>>,
          streamQuery: () => {
            throw new Error('streaming is not used')
          },
        }),
      ),
  })
  return new Transaction<DB>({ config: { dialect }, dialect, driver: dialect.createDriver(), executor })
}
