-- Columns are added, tables not made anew: that would drop their triggers.
ALTER TABLE "Article" ADD COLUMN "coverCredit" TEXT;
ALTER TABLE "Author" ADD COLUMN "biography" TEXT NOT NULL DEFAULT '{}';
ALTER TABLE "Author" ADD COLUMN "links" TEXT NOT NULL DEFAULT '[]';

-- It told of any write so far; from now on of what readers should know.
UPDATE "Article" SET "updatedAt" = "publishedAt" WHERE "publishedAt" IS NOT NULL;

-- CreateIndex
CREATE INDEX "Article_locale_publishedAt_idx" ON "Article"("locale", "publishedAt");

-- CreateIndex
CREATE INDEX "Article_authorId_locale_publishedAt_idx" ON "Article"("authorId", "locale", "publishedAt");

-- Announcements and the sitemap read every article, but none of its text.
-- DropIndex
DROP INDEX "Article_publishedAt_idx";

-- CreateIndex
CREATE INDEX "Article_publishedAt_updatedAt_locale_slug_translationKey_coverId_authorId_idx" ON "Article"("publishedAt", "updatedAt", "locale", "slug", "translationKey", "coverId", "authorId");
