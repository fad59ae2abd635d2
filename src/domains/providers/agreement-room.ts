import type { Reader } from '#platform/db'

type Agreed = { providerId: string; payerId: string; periodId: string }
/** What is left of the greatest sum of an agreement; null where there is no such sum. */
type RoomOf = (reader: Reader, agreed: Agreed) => Promise<bigint | null>

const counted: { roomOf: RoomOf | null } = { roomOf: null }

/** A domain above knows what contracts hold under an agreement: this one keeps only the sum (STYLE.md, arrows). */
export function defineAgreementRoom(roomOf: RoomOf): void {
  counted.roomOf = roomOf
}

export async function agreementRoomOf(reader: Reader, agreed: Agreed): Promise<bigint | null> {
  return counted.roomOf ? counted.roomOf(reader, agreed) : null
}
