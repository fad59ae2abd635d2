import type { Day } from '#kernel/dates'
import { type Reader, sql } from '#platform/db'
import type { Point } from '../model/certificate.ts'

const columns = sql`id, municipality_id as "municipalityId", name, address, phone, hours, specialist, may_activate as "mayActivate"`

/** Reception points that work on that day, of one municipality or of all (S-168). */
export async function listPoints(reader: Reader, on: Day, municipalityId?: string): Promise<Point[]> {
  const { rows } = await sql<Point>`select ${columns} from certificates_point
    where opened_on <= ${on} and (closed_on is null or closed_on > ${on})
      and (${municipalityId ?? null}::uuid is null or municipality_id = ${municipalityId ?? null})
    order by may_activate desc, name`.execute(reader)
  return rows
}

export async function getPoint(reader: Reader, id: string | null): Promise<Point | null> {
  const { rows } = await sql<Point>`select ${columns} from certificates_point where id = ${id}`.execute(reader)
  return rows[0] ?? null
}

/** The municipality of a point that works. */
export async function findPlaceOfPoint(reader: Reader, id: string): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`select municipality_id as id from certificates_point
    where id = ${id} and closed_on is null`.execute(reader)
  return rows[0]?.id ?? null
}
