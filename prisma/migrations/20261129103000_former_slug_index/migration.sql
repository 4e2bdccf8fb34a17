-- CreateIndex
CREATE INDEX "FormerSlug_articleId_idx" ON "FormerSlug"("articleId");
