// Two copies of Prisma's client run in the site's process, so `instanceof` fails.
function hasPrismaCode(error: unknown, code: string): boolean {
  return (
    error instanceof Error && 'clientVersion' in error && 'code' in error && error.code === code
  );
}

export function isUniqueViolation(error: unknown): boolean {
  return hasPrismaCode(error, 'P2002');
}

export function isRecordNotFound(error: unknown): boolean {
  return hasPrismaCode(error, 'P2025');
}
