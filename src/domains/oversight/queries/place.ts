import { type Reader, sql } from '#platform/db'
import type { GivenRole, Place } from '../model.ts'

const tables: Record<GivenRole, ReturnType<typeof sql>> = {
  municipality: sql`select id, name, name as label from region_municipality`,
  reception: sql`select point.id, point.name, municipality.name || ': ' || point.name as label
    from certificates_point point join region_municipality municipality on municipality.id = point.municipality_id
    where point.closed_on is null`,
  provider: sql`select id, short_name as name, short_name || ', ИНН ' || inn as label
    from providers_provider where state = 'active'`,
}

/** Where somebody may get this role now. */
export async function listPlaces(reader: Reader, role: GivenRole): Promise<Place[]> {
  const { rows } = await sql<Place>`select * from (${tables[role]}) place order by label, id`.execute(reader)
  return rows
}

export async function findPlace(reader: Reader, role: GivenRole, id: string): Promise<Place | null> {
  const { rows } = await sql<Place>`select * from (${tables[role]}) place where id = ${id}`.execute(reader)
  return rows[0] ?? null
}
