"""What class names, ids and roles say about an element, in the words that news sites use."""

from __future__ import annotations

import re
from functools import lru_cache

BODY = 1
NAVIGATION = 1 << 1
RELATED = 1 << 2
PROMO = 1 << 3
SHARE = 1 << 4
COMMENTS = 1 << 5
TAGS = 1 << 6
BIO = 1 << 7
BYLINE = 1 << 8
DATE = 1 << 9
CAPTION = 1 << 10
MEDIA = 1 << 11
DECK = 1 << 12
HEADLINE = 1 << 13
UNSEEN = 1 << 14
RIGHTS = 1 << 15
NOTE = 1 << 16
QUOTE = 1 << 17
CONSENT = 1 << 18

UNWANTED = NAVIGATION | RELATED | PROMO | SHARE | COMMENTS | TAGS | BIO | CONSENT

_OWNERS = "article story post entry news blog artikel node single articulo noticia nota recipe"
_PARTS = "body content text copy paragraph paragraphs inhalt contenido cuerpo corps corpo texte"

_PHRASES: dict[int, str] = {
    BODY: " ".join(f"{owner}-{part}" for owner in _OWNERS.split() for part in _PARTS.split())
    + " ".join(f" {owner}-{part}" for owner in ("article", "story") for part in ("main-body",
      "page-body", "full-text", "main-content")) + """
        body-copy body-text body-content articlebody storybody itemfulltext newstext field-name-body
        articlecontent storycontent postcontent articletext storytext rich-text-article-body
        artikelinhalt artikeltext amp-wp-article-content""",
    NAVIGATION: """
        nav navi navigation navbar subnav menu menus menubar breadcrumb breadcrumbs footer sidebar
        side-bar toolbar topbar masthead skip-link pagination pager paging
        login log-in search searchform rail right-rail left-rail site-header page-header
        global-header ticker weather dropdown widget-area aside rightcol leftcol right-column
        left-column right-col left-col back-to-top jump toc sitemap offcanvas hamburger crumbs
        crumb flyout megamenu sidenav colophon bottom-bar brotkrumen """,
    CONSENT: """
        cookie cookies cookielaw cookielawinfo cookiebar cookie-notice cli wt-cli cmp cmpbox consent
        gdpr onetrust didomi usercentrics privacy-policy privacy-overview fc-consent-root
        qc-cmp truste""",
    RELATED: """
        related relateds recommend recommended recommendation recommendations recirc recirculation
        read-more readmore morefrom more-from more-on more-stories more-news more-articles
        see-also most-read mostread most-popular mostpopular most-viewed most-shared most-recent
        trending popular latest also-read read-also readalso read-next readnext next-up up-next
        upnext you-may further similar suggested suggestion suggestions teaser teasers outbrain
        taboola zergnet revcontent crosslinks cross-links linklist link-list links-list moreon
        top-stories story-list stories article-list articles-list newslist news-list recent-posts
        recent-post recentposts related-posts relatedposts related-stories related-articles
        related-content related-news related-links verwandt verwandte mehr-zum-thema lire-aussi
        relacionadas relacionados relacionada relacionado correlati correlate onward carousel
        slider collection post-navigation nav-links previous-post next-post prev-next series
        promoted crp in-other-news also-on more-in article-links story-links
        inline-related related-inline readmore-inline internal-link-box nota-relacionada
        relatedlinks
        weiterlesen lesen-sie-auch leer-mas mas-noticias leia-mais saiba-mais continue-reading""",
    PROMO: """
        newsletter newsletters subscribe subscriber subscription subscriptions sign-up signup promo
        promos promotion promotions ad ads adv advert adverts advertisement advertisements
        advertising advertorial adslot ad-slot ad-unit ad-container ad-wrapper ad-label adbox
        adwrapper adcontainer dfp gpt-ad sponsor sponsored sponsors  regwall  donate
        donation donations support-us membership cta call-to-action banner banners popup pop-up
        modal overlay lightbox app-download download-app marketing affiliate affiliates deals shop
        commerce abo anzeige werbung publicidad publicite pub pubblicita optin opt-in poll quiz
        survey interstitial whatsapp telegram mailchimp mc-embed mailing-list subs-box article-ad
        reklama reklame annons outstream teads""",
    SHARE: """
        share shares sharing sharebar share-bar share-tools sharetools share-buttons sharebuttons
        share-links sharethis social socials socialmedia social-media social-links socialshare
        follow followus follow-us addthis addtoany sharedaddy bookmark bookmarks print-link toolbox
        article-tools story-tools post-actions article-actions actions reactions likes rating
        ratings votes heateor gigya jp-relatedposts synved shariff teilen compartir partager
        condividi socialbar social-bar sharer""",
    COMMENTS: """
        comment comments commentlist comment-list comment-form comment-section comments-section
        commentarea comment-area comment-body comment-content comment-count disqus respond livefyre
        coral replies kommentar kommentare commentaire commentaires comentario comentarios commenti
        reacties fb-comments spot-im spotim viafoura hyvor user-comments reader-comments
        usercomments kommentarer komentarze""",
    TAGS: """
        tags tag-list tag-links taglist tagcloud tag-cloud keywords topics topic-list categories
        cat-links post-tags post-categories entry-footer entry-utility article-tags article-topics
        article-footer story-tags story-topics story-footer post-footer etiquetas schlagworte
        filed-under in-this-article tag-container article-tags-list tagged post-meta-tags""",
    BIO: """
        bio author-bio author-info author-box authorbox author-card author-description
        author-details
        author-profile author-about author-block author-footer about-author about-the-author
        about-authors about-writer writer-bio byline-bio authorbio contributor-bio biography
        staff-bio post-author-box saboxplugin end-bio endbio authorinfo author-desc
        authordescription
        article-author-bio author-module""",
    BYLINE: """
        byline bylines by-line author authors author-name author-names author-link author-list
        authorname byl byline-name byline-text writer reporter autor autoren autorin auteur auteurs
        autore autores vcard article-author post-author story-author entry-author written-by
        contributor contributors journalist postedby posted-by writtenby skribent forfatter
        article-byline story-byline post-byline bywho name-author firma""",
    DATE: """
        date dates time datetime timestamp timestamps time-stamp pubdate pub-date published
        publish-date publishdate publish-time published-date published-time posted posted-on updated
        update-time updated-date date-published date-modified datepublished datemodified date-time
        post-date post-time entry-date article-date article-time story-date datum fecha created
        modified timeago time-ago datepost dateline article-timestamp pubtime published-at""",
    CAPTION: """
        caption captions figcaption image-caption photo-caption img-caption picture-caption
        media-caption video-caption gallery-caption wp-caption-text figure-caption slide-caption
        image-credit image-credits photo-credit photo-credits photocredit img-credit media-credit
        picture-credit photo-description image-description cutline photographer bildunterschrift
        credit credits leyenda didascalia pie-de-foto picinfo imagecaption image-source photo-source
        copyright-image image-copyright bildtext bildquelle legende photo-by image-info mediacaption
        caption-text wp-caption""",
    MEDIA: """
        gallery galleries slideshow video videos audio videoplayer podcast embed media
        photo photos image
        images figure infographic lead-image lead-media lead-photo hero-image hero-media imagen
        imagenes foto fotos bild bilder video-player jwplayer brightcove slides
        photogallery fotostrecke galerie""",
    DECK: """
        deck dek standfirst subtitle sub-title subhead subheadline sub-headline subheading
        sub-heading summary excerpt article-summary article-subtitle article-intro article-lead
        article-lede article-dek article-description article-excerpt article-standfirst
        article-subhead chapeau chapo entradilla bajada vorspann sommario ingress entry-summary
        post-excerpt story-subtitle story-summary story-dek article-deck article-leadin
        article-teaser sottotitolo subtitulo""",
    HEADLINE: """
        headline entry-title article-title article-headline article-heading post-title story-title
        story-headline page-title main-title hed content-title single-title news-title titular
        titulo headline-title""",
    UNSEEN: """
        sr-only visually-hidden visuallyhidden screen-reader screen-reader-text screenreader
        screen-reader-only hidden-accessible a11y-hidden a11y-only offscreen off-screen
        element-invisible assistive-text u-hidden accessibly-hidden hidden is-hidden d-none
        display-none nodisplay no-display hide invisible print-only printonly only-print
        visible-print visible-print-block show-for-sr print-header""",
    RIGHTS: "copyright copy-right legal disclaimer rights license licence permissions impressum",
    NOTE: """
        correction corrections editors-note editor-note editorsnote update-note disclosure
        clarification article-note footnote footnotes""",
    QUOTE: "pull-quote pullquote quote-pull pull-quotes pullquotes",
}  # fmt: skip


def _index() -> dict[str, int]:
    """The flags of each phrase, its words joined by hyphens; also written as one word."""
    index: dict[str, int] = {}
    for flag, phrases in _PHRASES.items():
        for phrase in phrases.split():
            index[phrase] = index.get(phrase, 0) | flag
            if "-" in phrase and len(phrase) > 8:
                solid = phrase.replace("-", "")
                index[solid] = index.get(solid, 0) | flag
    return index


_INDEX = _index()
_ABSENT = frozenset("with has no without not".split())
_RUN = max(phrase.count("-") + 1 for phrase in _INDEX)
"""Words of the longest phrase."""
_TOKENS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|[0-9]+[a-z]+")
REMEMBERED = 1 << 15
LONGEST = 80
"""Code points of the longest name that is looked at."""
MOST = 24
"""Names of one element that are looked at: utility classes come by the dozen."""


def hints_of(names: str) -> int:
    """What the class names and the id of an element say, as flags.

    >>> hints_of("articleBody") == BODY, hints_of("c-share-bar u-mt2") == SHARE
    (True, True)
    >>> hints_of("article__header has-sidebar")
    0
    """
    flags = 0
    for name in names.split()[:MOST]:
        flags |= _hints(name)
    return flags


@lru_cache(REMEMBERED)
def _hints(name: str) -> int:
    if len(name) > LONGEST or name.startswith(("has-", "no-", "with-", "is-", "js-no")):
        return UNSEEN if name == "is-hidden" else 0
    tokens = [token.lower() for token in _TOKENS.findall(name)]
    flags = 0
    for start in range(len(tokens)):
        if start and tokens[start - 1] in _ABSENT:
            continue  # "grid--with-sidebar" stands beside the sidebar
        for end in range(start + 1, min(start + _RUN, len(tokens)) + 1):
            flags |= _INDEX.get("-".join(tokens[start:end]), 0)
    if flags & MEDIA and "embed" in tokens:
        flags &= ~SHARE  # what others posted, and the story shows
    return flags
