import { dictionaries } from '@/lib/i18n/dictionary';
import { en } from '@/lib/i18n/en';
import type { Dictionary } from '@/lib/i18n/fr';
import type { Locale } from '@/lib/i18n/locales';
import { site } from '@/lib/settings/site';
import { typographyRules } from '@/lib/typography/typeset';

/** A third, right-to-left language, partly in English. */
const ar: Dictionary = {
  ...en,
  languageName: 'العربية',
  direction: 'rtl',
  dates: { tag: 'ar-MA', month: 'long' },
  skipToContent: 'انتقل إلى المحتوى',
  siteNavigation: 'التنقل الرئيسي',
  menu: 'القائمة',
  news: 'الأخبار',
  contact: 'اتصل بنا',
  privacy: 'الخصوصية',
  featured: 'في الواجهة',
  topics: 'المواضيع',
  allTopics: 'كل المواضيع',
  minutesToRead: (minutes) => `${minutes} دقائق للقراءة`,
  relatedArticles: 'مقالات ذات صلة',
  newer: 'الأحدث',
  older: 'الأقدم',
  pageOf: (page, pages) => `الصفحة ${page} من ${pages}`,
  leadForm: {
    ...en.leadForm,
    heading: 'هل تحتاج إلى مساعدة في مشروع للذكاء الاصطناعي؟',
    introduction: 'سواء أردت تنفيذ حلول للذكاء الاصطناعي أو طلب استشارة، فأنا هنا لمساعدتك.',
    name: 'الاسم الكامل',
    email: 'البريد الإلكتروني',
    projectType: 'نوع المشروع',
    details: 'تفاصيل المشروع',
    submit: 'أرسل طلبي',
  },
};

export function addArabic(): Locale {
  Object.assign(dictionaries, { ar });
  Object.assign(typographyRules, { ar: [] });
  const texts = [site.tagline, site.description, site.footer, site.replyWithin];
  for (const text of [...texts, ...Object.values(site.projectTypes)]) {
    Object.assign(text, { ar: 'الذكاء الاصطناعي والأعمال' });
  }
  return 'ar' as Locale;
}
