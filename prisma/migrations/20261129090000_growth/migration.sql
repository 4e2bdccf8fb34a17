-- Prisma's schema has no indexes on expressions.
CREATE INDEX "Lead_person_idx" ON "Lead"(lower("email"), "suspectedAt", coalesce("lastContactAt", "createdAt"));
