//! Where people live.

/// A province of the mainland.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Province {
    /// Its name in Chinese.
    pub chinese: &'static str,
    /// Its name in English.
    pub english: &'static str,
    /// Its people in millions, rounded, after the census of 2020.
    pub millions: u64,
}

const fn province(chinese: &'static str, english: &'static str, millions: u64) -> Province {
    Province { chinese, english, millions }
}

/// The provinces.
pub const PROVINCES: [Province; 31] = [
    province("广东", "Guangdong", 126),
    province("山东", "Shandong", 102),
    province("河南", "Henan", 99),
    province("江苏", "Jiangsu", 85),
    province("四川", "Sichuan", 84),
    province("河北", "Hebei", 75),
    province("湖南", "Hunan", 66),
    province("浙江", "Zhejiang", 65),
    province("安徽", "Anhui", 61),
    province("湖北", "Hubei", 58),
    province("广西", "Guangxi", 50),
    province("云南", "Yunnan", 47),
    province("江西", "Jiangxi", 45),
    province("辽宁", "Liaoning", 43),
    province("福建", "Fujian", 42),
    province("陕西", "Shaanxi", 40),
    province("贵州", "Guizhou", 39),
    province("山西", "Shanxi", 35),
    province("重庆", "Chongqing", 32),
    province("黑龙江", "Heilongjiang", 32),
    province("新疆", "Xinjiang", 26),
    province("甘肃", "Gansu", 25),
    province("上海", "Shanghai", 25),
    province("吉林", "Jilin", 24),
    province("内蒙古", "Inner Mongolia", 24),
    province("北京", "Beijing", 22),
    province("天津", "Tianjin", 14),
    province("海南", "Hainan", 10),
    province("宁夏", "Ningxia", 7),
    province("青海", "Qinghai", 6),
    province("西藏", "Tibet", 4),
];
