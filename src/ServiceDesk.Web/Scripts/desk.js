// All that runs on pages, in this order; BrowserLibraries.mjs makes one file of it. theme-start.js is a file of its own, for it runs before
// the page is shown; live-worker.js, for it runs beside the pages; Trix, for few pages have an editor.
import './time.js'; // Before Turbo, which looks how far the page is scrolled: it would be laid out once more for the words that change.
import '@hotwired/turbo';
import './nonce.js';
import './theme.js';
import './density.js';
import './menus.js';
import './autosubmit.js';
import './edit-rows.js';
import './move-rows.js';
import './select-rows.js';
import './draft.js';
import './editor.js';
import './shortcuts.js';
import './focus.js';
import './mail-frame.js';
import './live.js';
import './bell.js';
import './palette.js';
import './panel.js';
import './inbox.js';
import './draft-server.js';
import './held.js';
import './composer.js';
import './mentions.js';
import './viewers.js';
import './articles.js';
import './custom-fields.js';
import './password.js';
import './strength.js';
import './passkey.js';
import './survey.js';
