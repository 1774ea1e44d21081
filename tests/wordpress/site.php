<?php
// The newspaper of the tests: php site.php <folder of WordPress> <port> install|fill|change|plain|export
[, $folder, $port, $command] = $argv;
$_SERVER['HTTP_HOST'] = "127.0.0.1:$port";
$_SERVER['REQUEST_URI'] = '/';
$_SERVER['REQUEST_METHOD'] = 'GET';
if ($command === 'install') {
    define('WP_INSTALLING', true);
    function wp_mail() { return true; }
}
require "$folder/wp-load.php";
foreach (['upgrade', 'image', 'media', 'file', 'taxonomy', 'export', 'user'] as $part) {
    require_once ABSPATH . "wp-admin/includes/$part.php";
}
if ($command === 'install') {
    wp_install('The Orchard Post', 'editor', 'editor@orchard.example', true, '', 'editor');
    update_option('blogdescription', 'News of the valley');
    update_option('timezone_string', 'Europe/Paris');
    update_option('permalink_structure', '/%category%/%postname%/');
    flush_rewrite_rules();
    exit;
}
wp_set_current_user(1);
kses_remove_filters();
if ($command === 'export') {
    ob_start();
    export_wp(['content' => 'all']);
    header_remove();
    ob_end_flush();
    exit;
}
$find = fn ($slug) => get_page_by_path($slug, OBJECT, ['post', 'page'])->ID;
if ($command === 'plain') {
    update_option('permalink_structure', '');
    flush_rewrite_rules();
    exit;
}
if ($command === 'change') {
    wp_update_post(['ID' => $find('late-frost'), 'post_content' => block('paragraph', '<p>The frost came back on Sunday.</p>')]);
    wp_update_post(['ID' => $find('old-cider-press'), 'post_name' => 'cider-press-restored']);
    wp_delete_post($find('lost-ladder'), true);
    exit;
}

function block($name, $html, $attributes = null) {
    $json = $attributes ? ' ' . json_encode($attributes, JSON_UNESCAPED_SLASHES) : '';
    return "<!-- wp:$name$json -->\n$html\n<!-- /wp:$name -->\n\n";
}

// The posts that WordPress brings are not ours.
foreach (get_posts(['numberposts' => -1, 'post_type' => ['post', 'page'], 'post_status' => 'any']) as $first) {
    wp_delete_post($first->ID, true);
}
$user = fn ($login, $name, $about) => wp_insert_user(['user_login' => $login, 'user_pass' => 'x', 'display_name' => $name, 'description' => $about, 'role' => 'author', 'user_email' => "$login@orchard.example"]);
$clara = $user('clara-vidal', 'Clara Vidal', 'Writes about fruit, frost and the people who live from them.');
$jon = $user('jon-abara', 'Jon Abara', '');
$left = $user('left-us', 'Someone Who Left', '');
$category = fn ($name, $slug, $parent = 0) => wp_insert_term($name, 'category', ['slug' => $slug, 'parent' => $parent])['term_id'];
$valley = $category('Valley', 'valley');
$orchards = $category('Orchards & Cellars', 'orchards', $valley);
$opinion = $category('Opinion', 'opinion');

$uploads = wp_upload_dir();
$attach = function ($file, $type, $title, $caption = '', $alt = null, $parent = 0) use ($uploads) {
    $path = "{$uploads['path']}/$file";
    $id = wp_insert_attachment(['post_mime_type' => $type, 'post_title' => $title, 'post_excerpt' => $caption, 'post_status' => 'inherit'], $path, $parent);
    wp_update_attachment_metadata($id, wp_generate_attachment_metadata($id, $path));
    if ($alt !== null) {
        update_post_meta($id, '_wp_attachment_image_alt', $alt);
    }
    return $id;
};
$draw = function ($name, $width, $height, $caption = '', $alt = null, $parent = 0) use ($uploads, $attach) {
    $image = imagecreatetruecolor($width, $height);
    for ($y = 0; $y < $height; $y += 10) {
        imagefilledrectangle($image, 0, $y, $width, $y + 10, imagecolorallocate($image, 200 - intdiv(150 * $y, $height), 120 + intdiv(80 * $y, $height), 70));
    }
    imagefilledellipse($image, intdiv($width, 2), intdiv($height, 2), intdiv($height, 2), intdiv($height, 2), imagecolorallocate($image, 170, 40, 40));
    imagejpeg($image, "{$uploads['path']}/$name.jpg", 70);
    return $attach("$name.jpg", 'image/jpeg', $name, $caption, $alt, $parent);
};
$blossom = $draw('blossom', 2400, 1600, 'The first blossom, on Tuesday', 'A branch in blossom');
$cellar = $draw('cellar', 1200, 800, '', 'A cellar with casks');
$basket = $draw('basket', 900, 900, 'The last basket', 'A basket of apples');
file_put_contents("{$uploads['path']}/prices.pdf", "%PDF-1.4\n%%EOF");
$prices = $attach('prices.pdf', 'application/pdf', 'Prices of the week');
$silence = pack('A4VA4A4VvvVVvvA4V', 'RIFF', 836, 'WAVE', 'fmt ', 16, 1, 1, 8000, 8000, 1, 8, 'data', 800) . str_repeat("\x80", 800);
file_put_contents("{$uploads['path']}/bell.wav", $silence);
$bell = $attach('bell.wav', 'audio/wav', 'The noon bell');
$address = fn ($id) => wp_get_attachment_url($id);
$size = fn ($id, $name) => wp_get_attachment_image_src($id, $name)[0];

$paragraph = fn ($text) => block('paragraph', "<p>$text</p>");
$image = fn ($id, $caption = '', $link = '') => block(
    'image',
    "<figure class=\"wp-block-image size-large\">" . ($link ? "<a href=\"$link\">" : '') . "<img src=\"{$size($id, 'large')}\" alt=\"" . get_post_meta($id, '_wp_attachment_image_alt', true) . "\" class=\"wp-image-$id\"/>" . ($link ? '</a>' : '') . ($caption ? "<figcaption class=\"wp-element-caption\">$caption</figcaption>" : '') . '</figure>',
    ['id' => $id, 'sizeSlug' => 'large', 'linkDestination' => 'none']
);
$hour = 0;
// Not `$post`, which is WordPress's.
$publish = function ($slug, $title, $content, $more = []) use (&$hour, $clara, $orchards) {
    $hour++;
    $date = gmdate('Y-m-d H:i:s', gmmktime(8 + $hour, 15, 0, 3, 4, 2024));
    $id = wp_insert_post(wp_slash($more + ['post_name' => $slug, 'post_title' => $title, 'post_content' => $content, 'post_status' => 'publish', 'post_author' => $clara, 'post_category' => [$orchards], 'post_date' => $date]), true);
    is_wp_error($id) && die($id->get_error_message());
    return $id;
};

$reused = wp_insert_post(['post_type' => 'wp_block', 'post_status' => 'publish', 'post_title' => 'Call', 'post_content' => $paragraph('Have you seen blossom? Tell us.')]);
$frost = $publish('late-frost', 'A late frost in the lower orchards', $paragraph('The frost came at four in the morning, and stayed until eight.') . $paragraph('Whoever had lit fires lost a tenth; the others, half.'), ['post_excerpt' => 'Fires saved what they could.', 'tags_input' => ['Frost', 'R&D']]);
set_post_thumbnail($frost, $blossom);
$publish('all-blocks', 'Every block of text and of pictures', implode('', [
    $paragraph('A text with <strong>bold</strong>, <em>italic</em>, <a href="https://orchard.example/far">a link</a>, <code>code</code>, <s>struck</s>, H<sub>2</sub>O and a line<br>break.'),
    block('heading', '<h2>A heading</h2>'),
    block('heading', '<h3>A smaller one</h3>', ['level' => 3]),
    block('list', '<ul>' . block('list-item', '<li>one</li>') . block('list-item', '<li>two<ul><li>inside</li></ul></li>') . '</ul>'),
    block('list', '<ol start="4" reversed><li>four</li><li>three</li></ol>', ['ordered' => true, 'start' => 4, 'reversed' => true]),
    block('quote', '<blockquote class="wp-block-quote">' . $paragraph('We have seen worse.') . '<cite>A grower</cite></blockquote>'),
    block('pullquote', '<figure class="wp-block-pullquote"><blockquote><p>Half of it, gone in a night.</p><cite>Clara Vidal</cite></blockquote></figure>'),
    block('table', '<figure class="wp-block-table"><table><thead><tr><th>Kind</th><th>Kilos</th></tr></thead><tbody><tr><td>Pears</td><td>300</td></tr></tbody></table><figcaption class="wp-element-caption">Losses</figcaption></figure>'),
    block('code', '<pre class="wp-block-code"><code>frost = t &lt; 0</code></pre>'),
    block('preformatted', '<pre class="wp-block-preformatted">as  it\nwas typed</pre>'),
    block('verse', "<pre class=\"wp-block-verse\">Two lines\nof a song</pre>"),
    block('separator', '<hr class="wp-block-separator"/>'),
    $image($blossom, 'The first blossom. Photo: <em>Jon Abara</em>', 'https://orchard.example/blossom'),
    block('gallery', '<figure class="wp-block-gallery has-nested-images columns-2">' . $image($cellar, 'The cellar') . $image($basket) . '<figcaption class="blocks-gallery-caption">Two places</figcaption></figure>', ['linkTo' => 'none']),
    block('media-text', "<div class=\"wp-block-media-text\"><figure class=\"wp-block-media-text__media\"><img src=\"{$address($cellar)}\" alt=\"\" class=\"wp-image-$cellar\"/></figure><div class=\"wp-block-media-text__content\">{$paragraph('Beside the picture.')}</div></div>", ['mediaId' => $cellar, 'mediaType' => 'image']),
    block('cover', "<div class=\"wp-block-cover\"><img class=\"wp-block-cover__image-background wp-image-$basket\" alt=\"\" src=\"{$address($basket)}\"/><div class=\"wp-block-cover__inner-container\">{$paragraph('On the picture.')}</div></div>", ['id' => $basket]),
    block('columns', '<div class="wp-block-columns">' . block('column', '<div class="wp-block-column">' . $paragraph('Left.') . '</div>') . block('column', '<div class="wp-block-column">' . $paragraph('Right.') . '</div>') . '</div>'),
    block('group', '<div class="wp-block-group">' . $paragraph('In a group.') . '</div>'),
    block('buttons', '<div class="wp-block-buttons">' . block('button', '<div class="wp-block-button"><a class="wp-block-button__link" href="https://orchard.example/prices">All prices</a></div>') . '</div>'),
    block('file', "<div class=\"wp-block-file\"><a href=\"{$address($prices)}\">Prices of the week</a><a href=\"{$address($prices)}\" class=\"wp-block-file__button\" download>Download</a></div>", ['id' => $prices]),
    block('audio', "<figure class=\"wp-block-audio\"><audio controls src=\"{$address($bell)}\"></audio><figcaption class=\"wp-element-caption\">The noon bell</figcaption></figure>", ['id' => $bell]),
    block('html', '<p onclick="alert(1)">By hand.</p><script>alert("never")</script>'),
    block('more', '<!--more-->'),
    "<!-- wp:block {\"ref\":$reused} /-->\n\n",
    "<!-- wp:latest-posts {\"postsToShow\":2} /-->\n\n",
]));
$press = $publish('old-cider-press', 'The old cider press runs again', $paragraph('It had stood still for forty years. See <a href="' . home_url("/?p=$frost") . '">the frost</a>.'), ['post_author' => $jon]);
set_post_thumbnail($press, $cellar);
$publish('lost-ladder', 'A ladder is lost', $paragraph('Nobody knows whose it is.'), ['post_category' => [$valley]]);
$publish('classic', 'A post of the classic editor', "First line\nsecond line of the same paragraph.\n\nA second paragraph with \"straight quotes\" -- and dashes...\n\n<h3>Between</h3>\n<ul>\n<li>one</li>\n<li>two</li>\n</ul>\n<blockquote>Somebody said it.</blockquote>\n\n[caption id=\"attachment_$cellar\" align=\"alignnone\" width=\"1024\"]<img class=\"size-large wp-image-$cellar\" src=\"{$size($cellar, 'large')}\" alt=\"A cellar with casks\" width=\"1024\" height=\"683\" /> The <em>cellar</em>[/caption]\n\n[unknown_form id=\"3\"]\n\nThe end.");
$sticky = $publish('opinion-of-the-day', 'Why we light fires', $paragraph('Because we always have.') . $paragraph('And because a tenth is less than half.'), ['post_category' => [$opinion], 'post_author' => $jon, 'post_excerpt' => 'A night among the trees, with forty fires and no moon.']);
stick_post($sticky);
set_post_thumbnail($sticky, $blossom);
$publish('arabic', 'أزهار في الوادي', $paragraph('وصلت الأزهار هذا الأسبوع.'));
$publish('emoji', 'Apples & pears: 50 % more 🍎', $paragraph('AT&amp;T, 1 &lt; 2, café, “quoted”, 🍐.'));
$publish('left-behind', 'Written by one who left', $paragraph('The words stay.'), ['post_author' => $left]);
require_once ABSPATH . 'wp-admin/includes/user.php';
global $wpdb;
$wpdb->delete($wpdb->users, ['ID' => $left]);
foreach (['same-headline', 'same-headline-again'] as $slug) {
    set_post_thumbnail($publish($slug, 'The same headline', $paragraph("This is $slug."), ['post_excerpt' => "Two baskets, and this is $slug."]), $basket);
}
// A gallery without ids has what was uploaded with its post.
$hunt = $publish('picture-hunt', 'What readers have found', "Two finds.\n\n[gallery columns=\"2\"]");
$draw('pond', 1000, 700, 'The pond', 'A pond', $hunt);
$draw('gate', 800, 1000, '', 'A gate', $hunt);
// Everything with the word "unsaid" is for nobody.
$publish('draft', 'An unsaid draft', $paragraph('unsaid'), ['post_status' => 'draft']);
$publish('private', 'A private unsaid post', $paragraph('unsaid'), ['post_status' => 'private']);
$publish('protected', 'Protected: unsaid', $paragraph('unsaid'), ['post_password' => 'apple', 'post_excerpt' => 'unsaid']);
$publish('scheduled', 'Scheduled unsaid', $paragraph('unsaid'), ['post_status' => 'future', 'post_date' => '2099-01-01 00:00:00']);
$publish('trashed', 'Trashed unsaid', $paragraph('unsaid'), ['post_status' => 'trash']);
$about = $publish('about', 'About us', $paragraph('A newspaper of the valley.'), ['post_type' => 'page', 'post_category' => []]);
$publish('team', 'The team', $paragraph('Two writers and a press.'), ['post_type' => 'page', 'post_parent' => $about, 'post_category' => []]);
